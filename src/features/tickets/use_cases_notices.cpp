// What is told to whom about a ticket: to its owner that it was given to them, that a clock is
// about to run out and that it did; the latter to the leader of their team as well, and after a
// while to whoever is above. What lies in the inbox is told to everybody of the service. Many at
// once are one notice.
#include <map>

#include "features/notices/use_cases.hpp"
#include "features/tickets/use_cases_record.hpp"

namespace zhuli::tickets {

namespace {

constexpr std::int64_t kMostSingly = 5;  // notices of one kind to one person at one time

std::string_view kind_of(ClockAct act) {
    if (act == ClockAct::warned) return "ticket.warning";
    return act == ClockAct::breached ? "ticket.breach" : "ticket.escalation";
}

std::string_view digest_of(ClockAct act) {
    if (act == ClockAct::warned) return "ticket.warnings";
    return act == ClockAct::breached ? "ticket.breaches" : "ticket.escalations";
}

void give(Tx& tx, const Ctx& ctx, Id whom, std::string_view kind, const Ticket& ticket, Instant due,
          std::vector<notices::Word> words) {
    notices::give(tx, ctx,
                  {.user_id = whom,
                   .kind = kind,
                   .entity = "ticket",
                   .entity_id = ticket.id,
                   .customer_id = ticket.customer_id,
                   .due_at = due,
                   .words = std::move(words),
                   .urgent = kind != "ticket.given"});
}

/// Who is told of a clock, found once for each owner.
class Listeners {
 public:
    Listeners(Tx& tx) : tx_(tx) {}

    std::vector<Id> of(Id owner, ClockAct act) {
        const auto [at, is_new] = known_.try_emplace({owner, act});
        if (is_new) at->second = find(owner, act);
        return at->second;
    }

 private:
    std::vector<Id> find(Id owner, ClockAct act) {
        if (!owner)
            return act == ClockAct::escalated ? identity::administrators(tx_)
                                              : identity::people_with_role(tx_, Role::service);
        if (act == ClockAct::warned) return {owner};
        const auto leader = identity::leader_of(tx_, owner);
        if (act == ClockAct::breached)
            return leader && *leader != owner ? std::vector{owner, *leader} : std::vector{owner};
        const auto above = leader ? identity::leader_of(tx_, *leader) : std::nullopt;
        if (above && *above != *leader) return {*above};
        return identity::administrators(tx_);
    }

    Tx& tx_;
    std::map<std::pair<Id, ClockAct>, std::vector<Id>> known_;
};

void tell_one(Tx& tx, const Ctx& ctx, Id whom, const Rung& rung) {
    const auto ticket = storage::find<Ticket>(tx, rung.ticket_id);
    INVARIANT(ticket.has_value());
    give(tx, ctx, whom, kind_of(rung.act), *ticket, rung.due_at,
         {{"number", ticket->number.v},
          {"title", ticket->title.v},
          {"clock", "enum.ticket.due_clock." + std::string(enum_name(rung.clock)), true},
          {"owner", identity::remembered_name(tx, ctx.now, rung.owner_id)}});
}

void tell_many(Tx& tx, const Ctx& ctx, Id whom, ClockAct act, Id first, std::int64_t count) {
    const auto ticket = storage::find<Ticket>(tx, first);
    INVARIANT(ticket.has_value());
    give(tx, ctx, whom, digest_of(act), *ticket, ctx.now,
         {{"count", std::to_string(count)}, {"number", ticket->number.v}});
}

}  // namespace

void tell_given(Tx& tx, const Ctx& ctx, const Ticket& ticket) {
    if (!ticket.owner_id || ticket.owner_id == ctx.user) return;
    give(tx, ctx, ticket.owner_id, "ticket.given", ticket, ticket.due_at,
         {{"number", ticket.number.v}, {"title", ticket.title.v}});
}

void tell_of_clocks(Tx& tx, const Ctx& ctx) {
    Listeners listeners(tx);
    std::map<std::pair<Id, ClockAct>, std::vector<Untold>> told;
    const auto all = untold(tx);
    for (const Untold& group : all)
        for (const Id whom : listeners.of(group.owner_id, group.act))
            told[{whom, group.act}].push_back(group);
    for (const auto& [to, groups] : told) {
        std::int64_t count = 0;
        for (const Untold& group : groups) count += group.count;
        if (count > kMostSingly) {
            tell_many(tx, ctx, to.first, to.second, groups.front().first_ticket, count);
            continue;
        }
        for (const Untold& group : groups)
            for (const Rung& one : untold_of(tx, group, kMostSingly))
                tell_one(tx, ctx, to.first, one);
    }
    if (!all.empty()) forget_untold(tx);
}

}  // namespace zhuli::tickets
