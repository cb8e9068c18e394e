#include "features/sub_requests/use_cases_telling.hpp"

#include <set>

#include "features/identity/model.hpp"
#include "features/identity/use_cases.hpp"
#include "features/notices/use_cases_many.hpp"
#include "features/sub_requests/rules.hpp"
#include "features/sub_requests/store.hpp"
#include "features/tickets/model.hpp"
#include "storage/entity.hpp"

namespace zhuli::sub_requests {

namespace {

notices::NewNotice notice_of(const SubRequest& request, std::string_view kind, Instant at,
                             std::vector<notices::Word> words) {
    words.push_back({"number", request.number.v});
    return {.kind = kind,
            .entity = "sub_request",
            .entity_id = request.id,
            .customer_id = request.customer_id,
            .due_at = at,
            .words = std::move(words),
            .urgent = kind != "sub_request.answered"};
}

notices::NewNotice notice_of_one(Tx& tx, const Ctx& ctx, const SubRequest& request,
                                 std::string_view kind, Instant at) {
    return notice_of(
        request, kind, at,
        {{"title", request.title.v},
         {"by", identity::remembered_name(tx, ctx.now, request.owner_id)},
         {"department", "enum.sub_request.department." + std::string(enum_name(request.department)),
          true}});
}

/// Whoever asked, and whoever has the complaint by now.
std::set<Id> askers_of(Tx& tx, const SubRequest& request) {
    std::set<Id> askers{request.owner_id};
    const auto ticket = storage::find<tickets::Ticket>(tx, request.ticket_id);
    if (ticket && ticket->owner_id) askers.insert(ticket->owner_id);
    return askers;
}

/// Whoever leads its people, team by team; where nobody does, administrators.
std::vector<Id> leaders_of(Tx& tx, Role department) {
    std::set<Id> teams, leaders;
    const auto people = identity::people_with_role(tx, department);
    for (const auto& person : storage::find_each<identity::User>(tx, people)) {
        if (!teams.insert(person.team_id).second) continue;
        if (const auto leader = identity::leader_of(tx, person.id)) leaders.insert(*leader);
    }
    if (leaders.empty()) return identity::administrators(tx);
    return {leaders.begin(), leaders.end()};
}

std::vector<Id> audience_of(Tx& tx, const Untold& group) {
    if (group.person_id) return {group.person_id};
    return group.act == ClockAct::escalated ? leaders_of(tx, group.department)
                                            : people_of(tx, group.department);
}

void tell_many(Tx& tx, const Ctx& ctx, const Untold& group, const std::vector<Id>& whom) {
    const auto first = storage::find<SubRequest>(tx, group.first_request);
    INVARIANT(first.has_value());
    notices::give_all(
        tx, ctx, whom,
        notice_of(*first, digest_of(group.act), ctx.now, {{"count", std::to_string(group.count)}}));
}

void tell_one(Tx& tx, const Ctx& ctx, const RequestRung& rung, const std::vector<Id>& whom) {
    const auto request = storage::find<SubRequest>(tx, rung.request_id);
    INVARIANT(request.has_value());
    if (request->state != RequestState::open) return;  // answered meanwhile
    notices::give_all(tx, ctx, whom,
                      notice_of_one(tx, ctx, *request, kind_of(rung.act), rung.due_at));
}

}  // namespace

std::vector<Id> people_of(Tx& tx, Role department) {
    auto people = identity::people_with_role(tx, department);
    return people.empty() ? identity::administrators(tx) : people;
}

void tell_department(Tx& tx, const Ctx& ctx, const SubRequest& request) {
    auto people = people_of(tx, request.department);
    std::erase(people, ctx.user);
    notices::give_all(tx, ctx, people,
                      notice_of_one(tx, ctx, request, "sub_request.asked", request.asked_at));
}

void tell_asker(Tx& tx, const Ctx& ctx, const SubRequest& request) {
    auto askers = askers_of(tx, request);
    askers.erase(ctx.user);
    const std::vector<Id> people(askers.begin(), askers.end());
    notices::give_all(tx, ctx, people,
                      notice_of_one(tx, ctx, request, "sub_request.answered", request.answered_at));
}

void keep_rung(Tx& tx, const SubRequest& request, ClockAct act, Instant due) {
    std::set<Id> whom{Id{}};
    if (act == ClockAct::breached) whom.merge(askers_of(tx, request));
    for (const Id person : whom) {
        const RequestRung rung{tx.new_id(), request.id, person, request.department, act, due};
        storage::insert_row(tx, storage::table_of<RequestRung>(), &rung);
    }
}

void tell_of_clocks(Tx& tx, const Ctx& ctx) {
    const auto all = untold(tx);
    for (const Untold& group : all) {
        const auto whom = audience_of(tx, group);
        if (group.count > kMostSingly) {
            tell_many(tx, ctx, group, whom);
            continue;
        }
        for (const RequestRung& rung : untold_of(tx, group, kMostSingly))
            tell_one(tx, ctx, rung, whom);
    }
    if (!all.empty()) forget_untold(tx);
}

}  // namespace zhuli::sub_requests
