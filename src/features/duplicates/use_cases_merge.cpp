#include "features/duplicates/use_cases_merge.hpp"

#include <algorithm>
#include <map>

#include "features/customers/use_cases_merge.hpp"
#include "features/duplicates/model_references.hpp"
#include "features/duplicates/rules_blend.hpp"
#include "features/duplicates/store_move.hpp"
#include "features/duplicates/use_cases_record.hpp"
#include "features/followups/use_cases.hpp"

namespace zhuli::duplicates {

namespace {

constexpr int kMergesShown = 50;
constexpr int kLaterLooked = 200;

using People = std::map<Id, Customer>;

/// All of them, held in the order of their ids until the unit ends.
People hold(Tx& tx, std::vector<Id> ids) {
    std::sort(ids.begin(), ids.end());
    People held;
    for (const Id id : ids)
        if (auto customer = customers::hold_customer(tx, id))
            held.emplace(id, std::move(*customer));
    return held;
}

bool reaches(const Ctx& ctx, const People& people, Id id) {
    const auto found = people.find(id);
    return found != people.end() && ctx.covers("duplicates.merge", found->second.owner_id);
}

Result<> check_scope(const Ctx& ctx, const MergeQuestion& in, const People& people) {
    std::vector<FieldProblem> problems;
    if (!reaches(ctx, people, in.winner_id))
        problems.push_back({"winner_id", "field.no_such_record", {}});
    for (std::size_t i = 0; i < in.loser_ids.size(); ++i)
        if (!reaches(ctx, people, in.loser_ids[i]))
            problems.push_back({"loser_ids." + std::to_string(i), "field.no_such_record", {}});
    if (problems.empty()) return Done{};
    return Problem::invalid(std::move(problems));
}

std::int64_t count_moving(Tx& tx, Id customer) {
    std::int64_t count = 0;
    each_moving([&](const CustomerReference& reference) {
        count += count_rows(tx, reference, customer, kMovedLimit + 1);
    });
    return count;
}

/// Pairs with whoever is merged are settled by it, whoever the other one is.
Result<> settle_pairs(Tx& tx, const Ctx& ctx, const Merge& merge) {
    for (const Pair& pair : open_pairs_of(tx, merge.loser_id, static_cast<int>(kOpenCounted))) {
        Pair after = pair;
        after.state = PairState::merged;
        after.merge_id = merge.id;
        CHECK(settle_pair(tx, ctx, pair, after, "duplicate_pair.merged"));
    }
    return Done{};
}

/// `moving`: records of all who are merged in this unit.
Result<Merge> merge_one(Tx& tx, const Ctx& ctx, const Customer& winner, const Customer& loser,
                        std::span<const Pick> picks, std::int64_t moving) {
    if (const auto code = refusal_of(winner, loser, moving); !code.empty())
        return Problem::of(Status::conflict, code);
    Blend blended = blend(winner, loser, picks);
    CHECK(customers::check_customer(blended.result));
    Merge merge;
    merge.id = tx.new_id();
    merge.winner_id = winner.id;
    merge.loser_id = loser.id;
    merge.merged_by = ctx.user;
    merge.fields = differences(winner, blended.result);
    merge.after_seq = storage::last_event(tx);
    each_moving([&](const CustomerReference& reference) {
        merge.rows_count += move_rows(tx, ctx, reference, merge);
    });
    const Id both[] = {winner.id, loser.id};
    if (merge.rows_count > 0) CHECK(followups::keep_customers(tx, ctx, both));
    CHECK(customers::absorb(tx, ctx, winner, blended.result, loser, merge.id));
    CHECK(storage::save_new(tx, ctx, merge, {"", {}, ""}));
    CHECK(settle_pairs(tx, ctx, merge));
    return merge;
}

/// A later merge that changed the same member again goes on from before this one.
Result<> splice(Tx& tx, const Ctx& ctx, const Merge& merge, const MergedField& field) {
    for (const Merge& later : later_merges(tx, merge.winner_id, merge.id, kLaterLooked)) {
        Merge after = later;
        const auto same = std::find_if(after.fields.begin(), after.fields.end(),
                                       [&](const auto& one) { return one.field == field.field; });
        if (same == after.fields.end()) continue;
        if (same->before != field.after) return Done{};
        same->before = field.before;
        return storage::save(tx, ctx, later, after, {"", {}, ""});
    }
    return Done{};
}

/// The winner without what it had from the loser, as far as nobody changed it since.
Result<Customer> given_back(Tx& tx, const Ctx& ctx, const Customer& winner, Merge& merge) {
    Customer after = winner;
    const bool status_stays = std::ranges::any_of(merge.fields, [&](const MergedField& field) {
        return field.field == "status" &&
               !value_after_undo(field, member_json(winner, field.field));
    });
    for (const MergedField& field : merge.fields) {
        if (field.field == "status_reason" && status_stays) continue;  // they go together
        const auto value = value_after_undo(field, member_json(winner, field.field));
        if (value) {
            set_member(after, field.field, *value);
        } else {
            if (can_pick(field.field)) merge.kept.emplace_back(field.field);
            CHECK(splice(tx, ctx, merge, field));
        }
    }
    return after;
}

Result<> reopen_pairs(Tx& tx, const Ctx& ctx, const Merge& merge) {
    for (const Pair& pair : pairs_of_merge(tx, merge.id)) {
        const Id other = pair.first_id == merge.loser_id ? pair.second_id : pair.first_id;
        const auto customer = storage::find<Customer>(tx, other);
        if (!customer || pair.state != PairState::merged) continue;
        Pair after = pair;
        after.state = customer->archived ? PairState::gone : PairState::open;
        after.merge_id = {};
        CHECK(settle_pair(tx, ctx, pair, after, "duplicate_pair.reopened"));
    }
    keep_owners(tx, merge.loser_id);
    return Done{};
}

Result<> take_apart(Tx& tx, const Ctx& ctx, const Customer& winner, const Customer& loser,
                    Merge& merge) {
    TRY(auto after, given_back(tx, ctx, winner, merge));
    CHECK(customers::check_customer(after));
    each_moving([&](const CustomerReference& reference) {
        move_rows_back(tx, ctx, reference, merge);
        move_events_back(tx, reference, merge);  // the rows are this unit's now
    });
    CHECK(customers::release(tx, ctx, winner, after, loser, merge.id));
    const Id both[] = {winner.id, loser.id};
    if (merge.rows_count > 0) CHECK(followups::keep_customers(tx, ctx, both));
    return reopen_pairs(tx, ctx, merge);
}

MergeView view_of(Tx& tx, const Ctx& ctx, const Merge& merge, customers::Names& names) {
    MergeView view;
    static_cast<Merge&>(view) = merge;
    // What was there before may be masked for whoever asks: which members is all that is shown.
    for (MergedField& field : view.fields) field.before = field.after = "";
    const auto winner = storage::find<Customer>(tx, merge.winner_id);
    const auto loser = storage::find<Customer>(tx, merge.loser_id);
    INVARIANT(winner && loser, "a merge is of two customers");
    view.winner_name = winner->name.v;
    view.winner_code = winner->code.v;
    view.loser_name = loser->name.v;
    view.loser_code = loser->code.v;
    view.merged_by_name = names.of(merge.merged_by);
    view.undone_by_name = names.of(merge.undone_by);
    if (ctx.covers("duplicates.merge", winner->owner_id) &&
        ctx.covers("duplicates.merge", loser->owner_id) &&
        undo_refusal_of(merge, *winner, *loser).empty())
        view.actions = {"undo"};
    return view;
}

/// Of two customers in scope.
Result<Merge> load_merge(Tx& tx, const Ctx& ctx, Id id, std::string_view permission) {
    auto merge = storage::find<Merge>(tx, id);
    if (!merge) return Problem::not_found("customer_merge");
    for (const Id one : {merge->winner_id, merge->loser_id}) {
        const auto customer = storage::find<Customer>(tx, one);
        if (!customer || !ctx.covers(permission, customer->owner_id))
            return Problem::not_found("customer_merge");
    }
    return std::move(*merge);
}

}  // namespace

Result<Merges> merge_customers(Tx& tx, const Ctx& ctx, const MergeQuestion& in) {
    CHECK(check(in));
    std::vector<Id> ids = in.loser_ids;
    ids.push_back(in.winner_id);
    const People people = hold(tx, ids);
    CHECK(check_scope(ctx, in, people));
    Merges merges;
    customers::Names names(tx, ctx);
    std::int64_t moving = 0;
    for (const Id loser : in.loser_ids) moving += count_moving(tx, loser);
    for (const Id loser : in.loser_ids) {
        // Read again: the one before may have changed it.
        const auto winner = storage::find<Customer>(tx, in.winner_id);
        TRY(const auto merge, merge_one(tx, ctx, *winner, people.at(loser), in.picks, moving));
        merges.items.push_back(view_of(tx, ctx, merge, names));
    }
    return merges;
}

Result<MergeView> undo_merge(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto asked, load_merge(tx, ctx, in.id, "duplicates.merge"));
    const People people = hold(tx, {asked.winner_id, asked.loser_id});
    // Read again under the customers' locks: it may just have been undone.
    TRY(const auto before, load_merge(tx, ctx, in.id, "duplicates.merge"));
    const Customer& winner = people.at(before.winner_id);
    const Customer& loser = people.at(before.loser_id);
    if (const auto code = undo_refusal_of(before, winner, loser); !code.empty())
        return Problem::of(Status::conflict, code);
    Merge after = before;
    CHECK(take_apart(tx, ctx, winner, loser, after));
    after.state = MergeState::undone;
    after.undone_by = ctx.user;
    after.undone_at = ctx.now;
    CHECK(storage::save(tx, ctx, before, after, {"", {}, ""}));
    customers::Names names(tx, ctx);
    return view_of(tx, ctx, after, names);
}

Result<MergeView> show_merge(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto merge, load_merge(tx, ctx, in.id, "duplicates.read"));
    customers::Names names(tx, ctx);
    return view_of(tx, ctx, merge, names);
}

Result<Merges> list_merges(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto customer, customers::load_in_scope(tx, ctx, in.id, "duplicates.read"));
    Merges merges;
    customers::Names names(tx, ctx);
    for (const Merge& merge : merges_of(tx, customer.id, kMergesShown))
        if (load_merge(tx, ctx, merge.id, "duplicates.read").ok())
            merges.items.push_back(view_of(tx, ctx, merge, names));
    return merges;
}

}  // namespace zhuli::duplicates
