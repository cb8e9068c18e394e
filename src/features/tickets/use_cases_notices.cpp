// What is told to whom about a ticket: to its owner that it was given to them, that a clock is
// about to run out and that it did; the latter to the leader of their team as well, and after a
// while to whoever is above. What lies in the inbox is told to everybody of the service. Many at
// once are one notice.
#include <map>

#include "features/notices/use_cases.hpp"
#include "features/tickets/use_cases_record.hpp"

namespace zhuli::tickets {

namespace {

constexpr std::size_t kMostSingly = 5;  // notices of one kind to one person at one time

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
    give(tx, ctx, whom, kind_of(rung.act), rung.ticket, rung.due,
         {{"number", rung.ticket.number.v},
          {"title", rung.ticket.title.v},
          {"clock", "enum.ticket.due_clock." + std::string(enum_name(rung.clock)), true},
          {"owner", identity::remembered_name(tx, ctx.now, rung.ticket.owner_id)}});
}

}  // namespace

void tell_given(Tx& tx, const Ctx& ctx, const Ticket& ticket) {
    if (!ticket.owner_id || ticket.owner_id == ctx.user) return;
    give(tx, ctx, ticket.owner_id, "ticket.given", ticket, ticket.due_at,
         {{"number", ticket.number.v}, {"title", ticket.title.v}});
}

void tell_of_clocks(Tx& tx, const Ctx& ctx, std::span<const Rung> rung) {
    Listeners listeners(tx);
    std::map<std::pair<Id, ClockAct>, std::vector<const Rung*>> told;
    for (const Rung& one : rung)
        for (const Id whom : listeners.of(one.ticket.owner_id, one.act))
            told[{whom, one.act}].push_back(&one);
    for (const auto& [to, all] : told) {
        if (all.size() <= kMostSingly) {
            for (const Rung* one : all) tell_one(tx, ctx, to.first, *one);
            continue;
        }
        give(tx, ctx, to.first, digest_of(to.second), all.front()->ticket, ctx.now,
             {{"count", std::to_string(all.size())}, {"number", all.front()->ticket.number.v}});
    }
}

}  // namespace zhuli::tickets
