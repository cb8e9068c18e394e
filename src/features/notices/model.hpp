// Notices: what one person was told, once, and that it was read. What is told is a kind and words;
// texts are made of them in the reader's language. Never the record itself: it only leads to one.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"

namespace zhuli::notices {

/// Goes into a text as {name}: as it stands, or as the message of that key.
struct Word {
    std::string name;
    std::string value;
    bool is_key = false;
};
BOOST_DESCRIBE_STRUCT(Word, (), (name, value, is_key))

struct Notice {
    Id id;
    Id user_id;
    Text<60> kind;  // "follow_up.reminder": the message notice.follow_up.reminder is its text
    Text<40> entity;
    Id entity_id;
    Id customer_id;  // none: about no customer
    Instant due_at;  // of the record then; the same record is told of once for each
    bool urgent = false;
    std::vector<Word> words;
    Instant at;
    Instant read_at;
};
BOOST_DESCRIBE_STRUCT(Notice, (),
                      (id, user_id, kind, entity, entity_id, customer_id, due_at, urgent, words, at,
                       read_at))
constexpr EntityName entity_of(const Notice*) { return {"notice", "notice"}; }

}  // namespace zhuli::notices
