// What people do with comments: read those of a record, write one, change and take away their own,
// and find whom to mention. Problems are those of rules.hpp plus not_found, also when the record
// is out of scope.
#pragma once

#include "core/codec.hpp"
#include "features/comments/model_inputs.hpp"
#include "features/feature.hpp"
#include "http/route.hpp"

namespace zhuli::comments {

using storage::Tx;

Result<Comments> list_record_comments(Tx& tx, const Ctx& ctx, const RecordQuestion& in);
Result<CommentView> show_comment(Tx& tx, const Ctx& ctx, const http::ById& in);
/// Whoever is mentioned is told, and so are those who wrote there before and the record's owner.
Result<CommentView> create_comment(Tx& tx, const Ctx& ctx, const NewComment& in);
/// One's own, for a day; only who is mentioned newly is told.
Result<CommentView> edit_comment(Tx& tx, const Ctx& ctx, const Edit& edit);
Result<CommentView> remove_comment(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<CommentView> restore_comment(Tx& tx, const Ctx& ctx, const http::ById& in);

/// People who read the record, by what is typed of their name; without oneself.
Result<Readers> list_comment_readers(Tx& tx, const Ctx& ctx, const ReaderQuestion& in);

/// What GET /notes finds of comments.
std::vector<FoundNote> show_comments(Tx& tx, const Ctx& ctx, std::span<const Id> ids);

}  // namespace zhuli::comments
