//! One call in three clients: the generated one, one that is written by hand, and that of `ali-acs`.

pub mod answer;
pub mod by_hand;
pub mod ours;
