//! What Unix has and other platforms have not: modes, owners, devices.

#[cfg(not(unix))]
pub(super) use other::*;
#[cfg(unix)]
pub(super) use unix::*;

#[cfg(unix)]
mod unix {
    use std::fs::{self, DirBuilder, Metadata, OpenOptions};
    use std::os::unix::fs::{
        DirBuilderExt as _, FileTypeExt as _, MetadataExt as _, OpenOptionsExt as _,
    };
    use std::path::Path;

    use rustix::fs::OFlags;

    /// What a file is created with: nobody else may open it, from its first moment.
    pub(in super::super) fn private_options() -> OpenOptions {
        let mut options = OpenOptions::new();
        options.mode(0o600);
        options
    }

    /// The same for a folder.
    pub(in super::super) fn private_folder() -> DirBuilder {
        let mut builder = DirBuilder::new();
        builder.mode(0o700);
        builder
    }

    pub(in super::super) fn no_wait(options: &mut OpenOptions) {
        options.custom_flags(OFlags::NONBLOCK.bits().cast_signed());
    }

    pub(in super::super) fn no_wait_no_follow(options: &mut OpenOptions) {
        let flags = OFlags::NONBLOCK | OFlags::NOFOLLOW;
        options.custom_flags(flags.bits().cast_signed());
    }

    pub(in super::super) fn mode_of(metadata: &Metadata) -> u32 {
        metadata.mode() & 0o7777
    }

    pub(in super::super) fn is_executable(metadata: &Metadata) -> bool {
        metadata.mode() & 0o111 != 0
    }

    pub(in super::super) fn are_hard_links(one: &Path, other: &Path) -> bool {
        let place = |path| fs::metadata(path).map(|found| (found.dev(), found.ino()));
        matches!((place(one), place(other)), (Ok(one), Ok(other)) if one == other)
    }

    pub(in super::super) fn owned_by_caller(metadata: &Metadata) -> bool {
        metadata.uid() == rustix::process::geteuid().as_raw()
    }

    pub(in super::super) fn is_stream(metadata: &Metadata) -> bool {
        metadata.file_type().is_char_device() || metadata.file_type().is_fifo()
    }

    /// `/dev/stdout` and `/dev/fd/N` lead to a regular file when the shell redirects there.
    pub(in super::super) fn is_descriptor_link(path: &Path) -> bool {
        (path.starts_with("/dev") || path.starts_with("/proc"))
            && fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink())
    }
}

#[cfg(not(unix))]
mod other {
    use std::fs::{self, DirBuilder, Metadata, OpenOptions};
    use std::path::Path;

    pub(in super::super) fn is_executable(_: &Metadata) -> bool {
        true
    }

    /// Where links are rare, copies stand for them: two programs of one length are taken for the same.
    pub(in super::super) fn are_hard_links(one: &Path, other: &Path) -> bool {
        let length = |path| fs::metadata(path).map(|found| found.len());
        matches!((length(one), length(other)), (Ok(one), Ok(other)) if one == other)
    }

    pub(in super::super) fn private_options() -> OpenOptions {
        OpenOptions::new()
    }

    pub(in super::super) fn private_folder() -> DirBuilder {
        DirBuilder::new()
    }

    pub(in super::super) fn no_wait(_: &mut OpenOptions) {}

    pub(in super::super) fn no_wait_no_follow(_: &mut OpenOptions) {}

    pub(in super::super) fn mode_of(_: &Metadata) -> u32 {
        0
    }

    pub(in super::super) fn owned_by_caller(_: &Metadata) -> bool {
        true
    }

    pub(in super::super) fn is_stream(_: &Metadata) -> bool {
        false
    }

    pub(in super::super) fn is_descriptor_link(_: &Path) -> bool {
        false
    }
}
