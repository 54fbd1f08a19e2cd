//! A reader of just enough DER (ITU-T X.690) to find keys in their wrappings.
//!
//! Finds the structure and the sizes; whether a key is sound is for aws-lc-rs to say. Definite lengths
//! only, at most four length bytes. Never allocates and never recurses.

/// `INTEGER`.
pub(super) const INTEGER: u8 = 0x02;
/// `BIT STRING`.
pub(super) const BIT_STRING: u8 = 0x03;
/// `OCTET STRING`.
pub(super) const OCTET_STRING: u8 = 0x04;
/// `OBJECT IDENTIFIER`.
pub(super) const OID: u8 = 0x06;
/// `SEQUENCE`.
pub(super) const SEQUENCE: u8 = 0x30;
/// Context-specific, constructed, number 0.
pub(super) const CONTEXT_0: u8 = 0xA0;

/// One element: its tag, its content, and both with the length as they stand in the input.
#[derive(Clone, Copy)]
pub(super) struct Element<'a> {
    pub(super) tag: u8,
    pub(super) content: &'a [u8],
    pub(super) whole: &'a [u8],
}

/// A cursor over the elements of a constructed value.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// The next element, or `None` at the end and for anything malformed.
    pub(super) fn next(&mut self) -> Option<Element<'a>> {
        let (&tag, after_tag) = self.rest.split_first()?;
        let (&first, after_first) = after_tag.split_first()?;
        let (length, header) = match first {
            0..=0x7F => (usize::from(first), 2),
            0x81..=0x84 => {
                let count = usize::from(first & 0x7F);
                let length = after_first
                    .get(..count)?
                    .iter()
                    .try_fold(0_usize, |sum, byte| {
                        sum.checked_mul(256)?.checked_add(usize::from(*byte))
                    })?;
                (length, 2 + count)
            }
            _ => return None,
        };
        let end = header.checked_add(length)?;
        let whole = self.rest.get(..end)?;
        self.rest = self.rest.get(end..)?;
        Some(Element {
            tag,
            content: whole.get(header..)?,
            whole,
        })
    }

    /// The content of the next element when its tag is `tag`.
    pub(super) fn take(&mut self, tag: u8) -> Option<&'a [u8]> {
        self.next()
            .filter(|element| element.tag == tag)
            .map(|element| element.content)
    }

    /// A cursor into the next element when it is a `SEQUENCE`.
    pub(super) fn sequence(&mut self) -> Option<Self> {
        self.take(SEQUENCE).map(Self::new)
    }

    /// The next element's tag, without moving on.
    pub(super) fn peek(&self) -> Option<u8> {
        self.rest.first().copied()
    }

    /// Whether everything was read.
    pub(super) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }
}

/// Whether `bytes` are one binary DER `SEQUENCE` from end to end, and no text that happens to start so.
pub(super) fn is_lone_sequence(bytes: &[u8]) -> bool {
    let mut reader = Reader::new(bytes);
    let fits = reader.next().is_some_and(|element| element.tag == SEQUENCE) && reader.is_empty();
    // `0` is 0x30 too: a secret of 67 characters that starts with `0A` has a fitting length.
    let text =
        std::str::from_utf8(bytes).is_ok_and(|text| !text.contains(|c: char| c.is_control()));
    fits && !text
}

/// The bits of a positive `INTEGER`'s content.
pub(super) fn integer_bits(content: &[u8]) -> usize {
    let Some(start) = content.iter().position(|byte| *byte != 0) else {
        return 0;
    };
    let significant = &content[start..];
    significant.len() * 8
        - significant
            .first()
            .map_or(0, |byte| byte.leading_zeros() as usize)
}

/// An `OBJECT IDENTIFIER`'s content in dotted form, such as `1.2.840.113549.1.1.1`.
pub(super) fn dotted(content: &[u8]) -> String {
    let mut arcs: Vec<u64> = Vec::new();
    let mut arc: u64 = 0;
    for byte in content.iter().take(64) {
        arc = arc.wrapping_shl(7) | u64::from(byte & 0x7F);
        if byte & 0x80 == 0 {
            if arcs.is_empty() {
                let first = (arc / 40).min(2);
                arcs.push(first);
                arc -= first * 40;
            }
            arcs.push(arc);
            arc = 0;
        }
    }
    arcs.iter()
        .map(u64::to_string)
        .collect::<Vec<_>>()
        .join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_bounded_by_the_input() {
        assert!(Reader::new(&[]).next().is_none());
        assert!(Reader::new(&[0x30]).next().is_none());
        assert!(Reader::new(&[0x30, 0x05, 0x00]).next().is_none());
        assert!(Reader::new(&[0x30, 0x80, 0x00, 0x00]).next().is_none());
        assert!(
            Reader::new(&[0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF])
                .next()
                .is_none()
        );
        let mut reader = Reader::new(&[0x04, 0x81, 0x01, 0x07, 0x02, 0x00]);
        assert_eq!(reader.take(OCTET_STRING), Some(&[7_u8][..]));
        assert_eq!(reader.take(INTEGER), Some(&[][..]));
        assert!(reader.is_empty());
    }

    #[test]
    fn text_that_starts_with_a_zero_is_no_der() {
        let text = format!("0A{}", "x".repeat(65));
        assert!(!is_lone_sequence(text.as_bytes()));
        assert!(is_lone_sequence(&[0x30, 0x03, 0x02, 0x01, 0x00]));
        assert!(!is_lone_sequence(&[0x30, 0x03, 0x02, 0x01, 0x00, 0x0A]));
    }

    #[test]
    fn identifiers_and_sizes_read_as_openssl_prints_them() {
        assert_eq!(
            dotted(&[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 1]),
            "1.2.840.113549.1.1.1"
        );
        assert_eq!(dotted(&[0x2B, 0x65, 0x70]), "1.3.101.112");
        assert_eq!(dotted(&[0x60, 0x86, 0x48]), "2.16.840");
        assert_eq!(integer_bits(&[0, 0x80, 0]), 16);
        assert_eq!(integer_bits(&[0x01, 0xFF]), 9);
        assert_eq!(integer_bits(&[0]), 0);
    }
}
