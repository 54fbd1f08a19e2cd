//! A token of a credential plugin, fetched anew when the server accepts it no longer.
//!
//! As client-go does after a 401 (`plugin/pkg/client/auth/exec`). A token's `expirationTimestamp` is not looked at: what
//! has expired gets a 401. A client certificate of a plugin stays the one that it gave at first.

use std::sync::PoisonError;

use http::HeaderValue;
use tokio::sync::Mutex;

use super::authorization::{self, SharedHeader};
use super::credentials::Plugin;
use super::kubeconfig::unusable;
use crate::ports::ClusterError;

/// Who has a token from a plugin.
pub(super) struct Login {
    plugin: Plugin,
    /// What goes out with every request.
    header: SharedHeader,
    /// Whether another run of the plugin may help; held while it runs, so that many refused requests run it once.
    helps: Mutex<bool>,
}

impl Login {
    pub(super) fn new(plugin: Plugin, header: SharedHeader) -> Self {
        Self {
            plugin,
            header,
            helps: Mutex::new(true),
        }
    }

    /// What a request that is sent now goes out with.
    pub(super) fn header(&self) -> HeaderValue {
        let held = self.header.lock().unwrap_or_else(PoisonError::into_inner);
        held.clone()
    }

    /// Whether a request that was refused with `used` may go out again, with another token.
    ///
    /// # Errors
    /// [`ClusterError::CredentialPlugin`]; [`ClusterError::Kubeconfig`] for a token that no header takes.
    pub(super) async fn again(&self, used: &HeaderValue) -> Result<bool, ClusterError> {
        let mut helps = self.helps.lock().await;
        if self.header() != *used {
            return Ok(true);
        }
        if !*helps {
            return Ok(false);
        }
        // Until it has turned out well: a plugin that fails is not run for each of many requests.
        *helps = false;
        let Some(token) = self.plugin.token().await? else {
            return Ok(false);
        };
        let header = authorization::bearer(&token).ok_or_else(|| {
            unusable(
                &self.plugin.shown,
                authorization::unfit("token of its plugin"),
            )
        })?;
        if header == *used {
            return Ok(false);
        }
        *self.header.lock().unwrap_or_else(PoisonError::into_inner) = header;
        *helps = true;
        Ok(true)
    }

    /// The server does not accept a token that has just been fetched: no other is.
    pub(super) async fn give_up(&self) {
        *self.helps.lock().await = false;
    }
}
