// GET /api/v1/notes: one question over what people wrote down, for the palette. The index names
// places, newest first; the capabilities read what the caller may see of them now; and only words
// that hold what was asked are shown, with an excerpt. At most kNotesLooked places a question: what
// may lie beyond is said by `next_before`, never left out silently.
#pragma once

#include "cli/run.hpp"
#include "http/dispatch.hpp"

namespace zhuli::cli {

inline constexpr int kMostNotes = 50;
inline constexpr int kNotesAtOnce = 50;
inline constexpr int kNotesLooked = 1000;

struct NoteQuestion {
    Text<100> q;
    int limit = 8;
    Id before;  // go on where the last answer ended
};
BOOST_DESCRIBE_STRUCT(NoteQuestion, (), (q, limit, before))
constexpr auto notes(const NoteQuestion*) { return std::array{note<&NoteQuestion::q>(required)}; }

struct NoteHit {
    std::string entity;
    Id id;
    std::string title;  // whom it is about
    std::string author_name;
    Instant at;
    std::string words;                             // an excerpt
    std::vector<std::vector<std::int64_t>> spans;  // [first, last) of the excerpt
    Id customer_id, inquiry_id;                    // whose page shows it; none: its own
};
BOOST_DESCRIBE_STRUCT(NoteHit, (),
                      (entity, id, title, author_name, at, words, spans, customer_id, inquiry_id))

struct NoteHits {
    std::vector<NoteHit> items;
    Id next_before;  // none: that was all
};
BOOST_DESCRIBE_STRUCT(NoteHits, (), (items, next_before))

http::Route notes_route();
http::SiteAddress notes_address(storage::Database& db, Features features);

}  // namespace zhuli::cli
