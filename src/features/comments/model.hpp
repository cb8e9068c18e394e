// Comments: what people say to each other about a record, and whom they mention. Whoever sees the
// record sees its comments. One is never deleted: taken away, it is shown without its words.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"

namespace zhuli::comments {

struct Comment {
    Id id;
    std::int64_t version = 0;
    Text<40> entity;  // of the record it stands on: "customer", "ticket" …
    Id record_id;     // none: the customer itself
    Id customer_id;   // whom the record is about; none: nobody known
    Id author_id;
    Text<2000> words;
    std::vector<Id> mentions;  // people whose "@name" stands in the words
    bool removed = false;
    Instant edited_at;  // none: as it was written
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Comment, (),
                      (id, version, entity, record_id, customer_id, author_id, words, mentions,
                       removed, edited_at, created_at, updated_at))
constexpr auto notes(const Comment*) {
    using C = Comment;
    return std::array{note<&C::id>(read_only),
                      note<&C::version>(read_only),
                      note<&C::entity>(read_only),
                      note<&C::record_id>(read_only),
                      note<&C::customer_id>(read_only, "customer"),
                      note<&C::author_id>(read_only, "user"),
                      note<&C::words>(required),
                      note<&C::removed>(read_only),
                      note<&C::edited_at>(read_only),
                      note<&C::created_at>(read_only),
                      note<&C::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Comment*) { return {"comment", "comment"}; }

}  // namespace zhuli::comments
