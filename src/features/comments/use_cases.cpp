#include "features/comments/use_cases.hpp"

#include <algorithm>

#include "features/comments/rules.hpp"
#include "features/comments/store.hpp"
#include "features/comments/use_cases_places.hpp"
#include "features/comments/use_cases_telling.hpp"
#include "features/customers/use_cases.hpp"
#include "features/customers/use_cases_notes.hpp"
#include "features/identity/use_cases.hpp"
#include "features/identity/use_cases_people.hpp"
#include "storage/note_index.hpp"
#include "storage/save.hpp"

namespace zhuli::comments {

namespace {

constexpr int kLooked = 60;  // people whose rights are looked at for one answer

CommentView view_of(Tx& tx, const Ctx& ctx, const Comment& comment) {
    CommentView view;
    static_cast<Comment&>(view) = comment;
    if (!comment.record_id) view.record_id = comment.customer_id;
    view.author_name = identity::remembered_name(tx, ctx.now, comment.author_id);
    view.actions = actions_for(ctx, comment);
    if (comment.removed) {
        view.words = {};
        view.mentions.clear();
    }
    for (const Id one : view.mentions)
        view.people.push_back({one, identity::remembered_name(tx, ctx.now, one)});
    return view;
}

/// Whom `after` mentions; 422 for whoever is mentioned newly and does not read the record.
Result<std::vector<Named>> people_named(Tx& tx, const Ctx& ctx, const Standing& standing,
                                        const Comment& before, const Comment& after) {
    std::vector<Named> people;
    std::vector<FieldProblem> problems;
    for (const Id id : after.mentions) {
        const auto user = storage::find<identity::User>(tx, id);
        if (!user) return Problem::field("mentions", "field.no_such_record");
        people.push_back({id, user->name.v});
        const bool is_new = std::ranges::count(before.mentions, id) == 0;
        if (is_new && readers_of(tx, ctx, standing, std::span(&*user, 1), 1).empty())
            problems.push_back({"mentions", "comments.does_not_see", {{"name", user->name.v}}});
    }
    if (!problems.empty()) return Problem::invalid(std::move(problems));
    return people;
}

Result<> check_mentions(Tx& tx, const Ctx& ctx, const Standing& standing, const Comment& before,
                        const Comment& after) {
    CHECK(check_count(after.mentions));
    TRY(const auto people, people_named(tx, ctx, standing, before, after));
    return check_named(after.words.v, people);
}

/// Each once, as they were named first.
void drop_repeated(std::vector<Id>& ids) {
    std::vector<Id> once;
    for (const Id id : ids)
        if (std::ranges::count(once, id) == 0) once.push_back(id);
    ids = std::move(once);
}

void index(Tx& tx, const Comment& comment) {
    const Id customer = comment.customer_id;
    const Id owner = customer ? customers::owner_for_notes(tx, customer) : storage::kAnybody;
    storage::index_note(tx, {"comment", comment.id, customer, owner, {comment.words.v}});
}

/// The customer it is about lives, and stays until the unit ends.
Result<> hold_live_customer(Tx& tx, const Standing& standing) {
    if (!standing.customer_id) return Done{};
    const auto customer = customers::hold_customer(tx, standing.customer_id);
    if (customer && customer->merged_into && !standing.record_id)
        return Problem::of(Status::conflict, "customers.is_merged");
    return Done{};
}

struct Held {
    Comment comment;
    Standing standing;
};

Result<Held> load(Tx& tx, const Ctx& ctx, Id id) {
    auto comment = storage::find<Comment>(tx, id);
    if (!comment) return Problem::not_found("comment");
    auto standing = standing_of(tx, ctx, *comment);
    if (!standing.ok()) return Problem::not_found("comment");
    return Held{std::move(*comment), std::move(*standing)};
}

Result<> keep(Tx& tx, const Ctx& ctx, const Held& held, Comment& after, std::string_view kind) {
    const auto body = event_body(held.standing.entity, title_of(tx, held.standing));
    CHECK(storage::save(tx, ctx, held.comment, after, {kind, after.customer_id, body}));
    if (after.removed)
        storage::remove_note(tx, after.id);
    else
        index(tx, after);
    return Done{};
}

Result<CommentView> set_removed(Tx& tx, const Ctx& ctx, Id id, bool removed) {
    TRY(const auto held, load(tx, ctx, id));
    CHECK(check_removal(ctx, held.comment));
    if (held.comment.removed == removed) return view_of(tx, ctx, held.comment);
    Comment after = held.comment;
    after.removed = removed;
    CHECK(keep(tx, ctx, held, after, removed ? "comment.removed" : "comment.restored"));
    if (removed) forget_telling(tx, ctx, after);
    return view_of(tx, ctx, after);
}

}  // namespace

Result<Comments> list_record_comments(Tx& tx, const Ctx& ctx, const RecordQuestion& in) {
    TRY(const auto standing, find_standing(tx, ctx, in.entity.v, in.record_id));
    auto rows = comments_of(tx, standing.entity, standing.record_id, standing.customer_id,
                            in.before, kPage + 1);
    Comments page{{}, {}, ctx.allowed("comments.write")};
    const bool more = rows.size() > static_cast<std::size_t>(kPage);
    if (more) rows.pop_back();
    if (more) page.next_before = rows.back().id;
    for (const Comment& row : rows) page.items.push_back(view_of(tx, ctx, row));
    return page;
}

Result<CommentView> show_comment(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto held, load(tx, ctx, in.id));
    return view_of(tx, ctx, held.comment);
}

Result<CommentView> create_comment(Tx& tx, const Ctx& ctx, const NewComment& in) {
    TRY(const auto standing, find_standing(tx, ctx, in.entity.v, in.record_id));
    CHECK(hold_live_customer(tx, standing));
    Comment comment{.entity = in.entity,
                    .record_id = standing.record_id,
                    .customer_id = standing.customer_id,
                    .author_id = ctx.user,
                    .words = in.words,
                    .mentions = in.mentions};
    drop_repeated(comment.mentions);
    CHECK(check_mentions(tx, ctx, standing, {}, comment));
    const auto title = title_of(tx, standing);
    const auto before = concerned(tx, ctx, standing);
    CHECK(storage::save_new(
        tx, ctx, comment,
        {"comment.added", comment.customer_id, event_body(standing.entity, title)}));
    index(tx, comment);
    tell_mentioned(tx, ctx, comment, title, newly_mentioned({}, comment));
    tell_concerned(tx, ctx, comment, standing, title, before);
    return view_of(tx, ctx, comment);
}

Result<CommentView> edit_comment(Tx& tx, const Ctx& ctx, const Edit& edit) {
    TRY(const auto held, load(tx, ctx, edit.id));
    CHECK(check_edit(ctx, held.comment));
    CHECK(storage::check_version(held.comment, edit.if_match,
                                 to_json(view_of(tx, ctx, held.comment))));
    TRY(auto after, apply(held.comment, edit));
    drop_repeated(after.mentions);
    CHECK(check_mentions(tx, ctx, held.standing, held.comment, after));
    after.edited_at = ctx.now;
    CHECK(keep(tx, ctx, held, after, "comment.edited"));
    tell_mentioned(tx, ctx, after, title_of(tx, held.standing),
                   newly_mentioned(held.comment, after));
    return view_of(tx, ctx, after);
}

Result<CommentView> remove_comment(Tx& tx, const Ctx& ctx, const http::ById& in) {
    return set_removed(tx, ctx, in.id, true);
}

Result<CommentView> restore_comment(Tx& tx, const Ctx& ctx, const http::ById& in) {
    return set_removed(tx, ctx, in.id, false);
}

Result<Readers> list_comment_readers(Tx& tx, const Ctx& ctx, const ReaderQuestion& in) {
    TRY(const auto standing, find_standing(tx, ctx, in.entity.v, in.record_id));
    const auto first = in.q.empty() ? concerned(tx, ctx, standing) : std::vector<Id>{};
    auto people = identity::find_people(tx, in.q.v, first, kLooked);
    std::erase_if(people, [&](const identity::User& one) { return one.id == ctx.user; });
    Readers readers;
    for (const auto& one : readers_of(tx, ctx, standing, people, kMostReaders))
        readers.items.push_back({one.id, one.name.v});
    return readers;
}

std::vector<FoundNote> show_comments(Tx& tx, const Ctx& ctx, std::span<const Id> ids) {
    std::vector<FoundNote> notes;
    for (const Comment& one : storage::find_each<Comment>(tx, ids)) {
        if (one.removed) continue;
        const auto standing = standing_of(tx, ctx, one);
        if (!standing.ok()) continue;
        notes.push_back(
            {one.id, title_of(tx, *standing), one.author_id, one.created_at, one.words.v, {}, {}});
    }
    return notes;
}

}  // namespace zhuli::comments
