//! Many targets, broken servers, two rotators at once.
