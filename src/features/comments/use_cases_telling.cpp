#include "features/comments/use_cases_telling.hpp"

#include <algorithm>

#include "features/comments/rules.hpp"
#include "features/identity/use_cases.hpp"
#include "features/notices/use_cases.hpp"
#include "storage/entity.hpp"

namespace zhuli::comments {

namespace {

/// The comment itself is what it is about: its page leads to the record. What settles the record
/// leaves it unread, and it is told once to one person.
void tell(Tx& tx, const Ctx& ctx, Id whom, std::string_view kind, const Comment& comment,
          const std::string& title) {
    notices::give(tx, ctx,
                  {.user_id = whom,
                   .kind = kind,
                   .entity = "comment",
                   .entity_id = comment.id,
                   .customer_id = comment.customer_id,
                   .due_at = comment.created_at,
                   .words = {{"writer", identity::remembered_name(tx, ctx.now, comment.author_id)},
                             {"record", "entity." + comment.entity.v, true},
                             {"title", title},
                             {"words", excerpt_of(comment.words.v)}}});
}

}  // namespace

void tell_mentioned(Tx& tx, const Ctx& ctx, const Comment& comment, const std::string& title,
                    std::span<const Id> people) {
    for (const Id one : people) tell(tx, ctx, one, "comment.mentioned", comment, title);
}

void tell_concerned(Tx& tx, const Ctx& ctx, const Comment& comment, const Standing& standing,
                    const std::string& title, std::span<const Id> people) {
    std::vector<Id> others;
    for (const Id one : people)
        if (std::ranges::count(comment.mentions, one) == 0) others.push_back(one);
    const auto users = storage::find_each<identity::User>(tx, others);
    for (const auto& one : readers_of(tx, ctx, standing, users, users.size()))
        tell(tx, ctx, one.id, "comment.added", comment, title);
}

void forget_telling(Tx& tx, const Ctx& ctx, const Comment& comment) {
    notices::settle(tx, ctx, "comment", comment.id);
}

}  // namespace zhuli::comments
