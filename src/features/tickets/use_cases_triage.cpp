#include "features/tickets/use_cases_triage.hpp"

#include <algorithm>
#include <set>

#include "features/customers/use_cases.hpp"
#include "features/tickets/use_cases_advice.hpp"
#include "features/tickets/use_cases_record.hpp"
#include "features/tickets/use_cases_undo.hpp"
#include "storage/settings.hpp"

namespace zhuli::tickets {

namespace {

std::string told(const Problem& problem, const Ctx& ctx, const Catalog& texts) {
    if (problem.fields.empty()) return texts.text(ctx.locale, problem.code, problem.params);
    return texts.text(ctx.locale, problem.fields.front().code, problem.fields.front().params);
}

/// Each once, in one order of locks for everybody.
template <class Item>
std::vector<Item> in_order(std::vector<Item> items) {
    std::ranges::sort(items, {}, &Item::id);
    const auto same = std::ranges::unique(items, {}, &Item::id);
    items.erase(same.begin(), same.end());
    return items;
}

/// Customers before tickets, as whoever merges customers holds them.
template <class Item>
void hold_customers(Tx& tx, const std::vector<Item>& items, Id into) {
    std::vector<Id> tickets{into};
    for (const Item& item : items) tickets.push_back(item.id);
    std::set<Id> customers;
    for (const Ticket& ticket : storage::find_each<Ticket>(tx, tickets))
        if (ticket.customer_id) customers.insert(ticket.customer_id);
    for (const Id one : customers) customers::hold_customer(tx, one);
}

/// One act on many: what each may, would and does.
class Triaging {
 public:
    Triaging(Tx& tx, const Ctx& ctx, const Triage& in, const Catalog& texts)
        : tx_(tx), ctx_(ctx), in_(in), texts_(texts), advice_(tx, ctx) {}

    TriageRow row(const TriageItem& item) {
        TriageRow row{.ticket_id = item.id};
        const auto ticket = load(item.id);
        auto done = ticket.ok() ? act(item, *ticket, row) : Result<>(ticket.problem());
        if (!done.ok()) row.refusal = told(done.problem(), ctx_, texts_);
        return row;
    }

 private:
    /// As it is when nobody else can change it, unless it is only looked at.
    Result<Ticket> load(Id id) {
        if (in_.preview) return load_to_read(tx_, ctx_, id);
        const auto permission = in_.act == TriageAct::join ? "tickets.edit" : "tickets.assign";
        TRY(auto work, hold_in_scope(tx_, ctx_, id, permission));
        return std::move(work.before);
    }

    Result<> act(const TriageItem& item, const Ticket& ticket, TriageRow& row) {
        row.number = ticket.number.v;
        row.title = ticket.title.v;
        row.kind = ticket.kind;
        row.severity = ticket.severity;
        row.owner_before = ticket.owner_id;
        row.owner_name = name_of(ticket.owner_id);
        switch (in_.act) {
            case TriageAct::accept:
                return accept(item, ticket, row);
            case TriageAct::give:
                return give(item, ticket, row);
            case TriageAct::join:
                break;
        }
        return join(ticket, row);
    }

    Result<> accept(const TriageItem& item, const Ticket& ticket, TriageRow& row) {
        CHECK(check_acceptance(ctx_, ticket));
        const KindAdvice advised = advice_.kind_of(ticket);
        row.confidence = advised.percent;
        row.kind = item.kind == Kind::none ? advised.kind : item.kind;
        row.severity =
            item.severity == Severity::none ? advice_.severity_of(ticket).severity : item.severity;
        if (in_.preview) return Done{};
        const Id owner = item.owner_id ? item.owner_id : in_.owner_id;
        TRY(const auto view,
            classify_ticket(tx_, ctx_, {ticket.id, row.kind, row.severity, owner}));
        row.owner_name = view.owner_name;
        row.version = view.version;
        return Done{};
    }

    Result<> give(const TriageItem& item, const Ticket& ticket, TriageRow& row) {
        CHECK(check_giving(ctx_, ticket));
        const Id owner = in_.to_inbox ? Id{} : item.owner_id ? item.owner_id : in_.owner_id;
        row.owner_name = name_of(owner);
        row.unchanged = ticket.owner_id == owner;
        if (in_.preview || row.unchanged) return Done{};
        if (in_.to_inbox) {
            CHECK(release_ticket(tx_, ctx_, ticket.id));
            row.version = ticket.version + 1;
            return Done{};
        }
        TRY(const auto view, assign_ticket(tx_, ctx_, {ticket.id, owner}));
        row.version = view.version;
        return Done{};
    }

    Result<> join(const Ticket& ticket, TriageRow& row) {
        row.unchanged = ticket.id == in_.into_id;
        if (row.unchanged) return Done{};
        if (!in_.preview) {
            TRY(const auto view, join_ticket(tx_, ctx_, {ticket.id, in_.into_id}));
            row.version = view.version;
            return Done{};
        }
        if (!reaches(ctx_, "tickets.edit", ticket))
            return Problem::of(Status::forbidden, "problem.forbidden");
        return check_join(ticket, *storage::find<Ticket>(tx_, in_.into_id));
    }

    std::string name_of(Id user) { return identity::remembered_name(tx_, ctx_.now, user); }

    Tx& tx_;
    const Ctx& ctx_;
    const Triage& in_;
    const Catalog& texts_;
    Advice advice_;
};

/// Somebody who is at work and may be given complaints by the caller.
Result<> check_owner(Tx& tx, const Ctx& ctx, Id owner) {
    if (!owner) return Done{};
    CHECK(identity::find_active_user(tx, owner, "owner_id"));
    if (ctx.covers("tickets.assign", owner)) return Done{};
    return Problem::field("owner_id", "tickets.owner_out_of_scope");
}

}  // namespace

Result<Triaged> triage_tickets(Tx& tx, const Ctx& ctx, const Triage& in, const Catalog& texts) {
    CHECK(check(in));
    CHECK(check_owner(tx, ctx, in.owner_id));
    if (in.into_id && !load_to_read(tx, ctx, in.into_id).ok())
        return Problem::field("into_id", "field.no_such_record");
    const auto items = in_order(in.items);
    if (!in.preview) hold_customers(tx, items, in.into_id);
    Triaging triaging(tx, ctx, in, texts);
    Triaged outcome;
    for (const TriageItem& item : items) outcome.rows.push_back(triaging.row(item));
    return outcome;
}

Result<Triaged> undo_triage(Tx& tx, const Ctx& ctx, const TriageUndo& in, const Catalog& texts) {
    CHECK(check(in));
    const auto items = in_order(in.items);
    hold_customers(tx, items, {});
    Triaged outcome;
    for (const TriageDone& done : items) {
        TriageRow& row = outcome.rows.emplace_back();
        row.ticket_id = done.id;
        const auto undone = take_back(tx, ctx, in.act, done, row);
        if (!undone.ok()) row.refusal = told(undone.problem(), ctx, texts);
    }
    return outcome;
}

Result<WordSettings> show_severity_words(Tx& tx, const Ctx&, const http::Nothing&) {
    return words_of(tx);
}

Result<WordSettings> edit_severity_words(Tx& tx, const Ctx& ctx, const Edit& edit) {
    return storage::edit_settings(tx, ctx, words_of(tx), edit, check, "ticket_words.edited");
}

Result<WordTrialView> try_severity_words(Tx& tx, const Ctx&, const WordTrial& in) {
    WordSettings words;
    words.danger_words = in.danger_words;
    words.standstill_words = in.standstill_words;
    words.many_words = in.many_words;
    words.wish_words = in.wish_words;
    CHECK(check(words));
    auto severity = suggest_severity({.words = in.words.v}, words);
    const KindAdvice kind =
        advise_kind(KindModel::from_text(kept_model(tx)).guess(in.words.v), Kind::none);
    return WordTrialView{severity.severity, std::move(severity.reasons), std::move(severity.words),
                         kind.kind, kind.percent};
}

}  // namespace zhuli::tickets
