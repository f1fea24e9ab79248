//! What a request and a page say about where in the list they are.

use super::{PageStyle, Pagination, Position};
use crate::wire::{Encode, Fields, Items, View, Wire, at, text, write};
use std::hash::{DefaultHasher, Hash, Hasher};

/// What a page says about itself.
#[derive(Debug)]
pub(super) struct Observed {
    /// How many items it has.
    pub(super) count: u64,
    /// A number that two pages with the same items share.
    pub(super) fingerprint: u64,
    /// The token or marker of the next page.
    next: Option<String>,
    total_items: Option<i64>,
    total_pages: Option<i64>,
}

/// Reads what a page says about itself.
pub(super) fn observe(pagination: &Pagination, response: &dyn Fields) -> Observed {
    let (mut count, mut last) = (0, None);
    let mut hasher = DefaultHasher::new();
    at(response, pagination.items, &mut |entry| {
        if let View::List(items) = entry.value.view(entry.wire) {
            (count, last) = walk(items, entry.wire, pagination, &mut hasher);
        }
    });
    let next = match pagination.style {
        PageStyle::Token => pagination.next.and_then(|next| text(response, next)),
        PageStyle::Marker => last,
        PageStyle::Page { .. } | PageStyle::Offset => None,
    };
    let number = |name: Option<&str>| name.and_then(|name| text(response, name)?.parse().ok());
    Observed {
        count,
        fingerprint: hasher.finish(),
        next,
        total_items: number(pagination.total_items),
        total_pages: number(pagination.total_pages),
    }
}

/// Counts the items, and finds the marker of the last one.
fn walk(
    items: &dyn Items,
    wire: Wire,
    pagination: &Pagination,
    hasher: &mut DefaultHasher,
) -> (u64, Option<String>) {
    let (mut count, mut marker) = (0, None);
    items.each(&mut |item| {
        count += 1;
        json(item).hash(hasher);
        let (View::Object(fields), Some(name)) = (item.view(wire), pagination.next) else { return };
        if pagination.style == PageStyle::Marker {
            marker = text(fields, name);
        }
    });
    (count, marker)
}

fn json(item: &dyn Encode) -> Vec<u8> {
    let mut bytes = Vec::new();
    // An item that cannot be written cannot have been read either.
    let _ = write(item, &mut serde_json::Serializer::new(&mut bytes));
    bytes
}

impl Observed {
    /// Where the next page is; `None` after the last one.
    pub(super) fn next(
        &self,
        style: PageStyle,
        here: Option<&Position>,
        size: Option<u64>,
        seen: u64,
    ) -> Option<Position> {
        match style {
            PageStyle::Token => {
                let next = Position::Token(self.next.clone()?);
                (here != Some(&next)).then_some(next)
            }
            PageStyle::Marker => {
                let next = Position::Token(self.next.clone()?);
                let more = self.count > 0 && !self.is_short(size) && here != Some(&next);
                more.then_some(next)
            }
            PageStyle::Page { first } => {
                let number = match here {
                    Some(Position::Page(number)) => *number,
                    _ => first,
                };
                let last = self.total_pages.map(|pages| number.saturating_sub(first) + 1 >= pages);
                let next = number.checked_add(1)?;
                self.goes_on(last, size, seen).then_some(Position::Page(next))
            }
            PageStyle::Offset => {
                let offset = match here {
                    Some(Position::Offset(offset)) => *offset,
                    _ => 0,
                };
                let next = offset.checked_add_unsigned(self.count)?;
                let last = self.total_items.map(|items| next >= items);
                self.goes_on(last, size, seen).then_some(Position::Offset(next))
            }
        }
    }

    /// Whether another page is to be expected. An empty page is always the last; what the service says
    /// about totals counts for more than a page that is short, which may have been filtered.
    fn goes_on(&self, last: Option<bool>, size: Option<u64>, seen: u64) -> bool {
        let all_seen =
            self.total_items.map(|items| i64::try_from(seen).is_ok_and(|it| it >= items));
        let ended = match (last, all_seen) {
            (Some(last), _) => last,
            (None, Some(all_seen)) => all_seen,
            (None, None) => self.is_short(size),
        };
        self.count > 0 && !ended
    }

    fn is_short(&self, size: Option<u64>) -> bool {
        size.is_some_and(|size| self.count < size)
    }
}
