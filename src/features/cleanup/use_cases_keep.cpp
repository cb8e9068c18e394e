#include "features/cleanup/use_cases_keep.hpp"

#include <boost/json/parse.hpp>

#include <set>

#include "features/cleanup/rules_find.hpp"
#include "storage/job_queue.hpp"
#include "storage/save.hpp"

namespace zhuli::cleanup {

namespace {

using customers::Customer;

/// One look at some customers: what is known of them, what is found, and what that changes.
class Keeper {
 public:
    Keeper(Tx& tx, const Ctx& ctx, std::span<const Id> customers)
        : tx_(tx),
          ctx_(ctx),
          scan_(hold_scan(tx)),
          settings_(settings_of(tx)),
          wrong_numbers_(cleanup::wrong_numbers(tx, customers)) {
        for (auto& one : completeness_of(tx, customers)) known_[one.id] = std::move(one);
        for (auto& flaw : flaws_of(tx, customers))
            flaws_[flaw.customer_id][flaw.code] = std::move(flaw);
    }

    void look(const Customer& customer) {
        const bool counted = counts(customer);
        const Look look = counted ? look_at({customer, wrong_numbers_[customer.id]}, settings_,
                                            ctx_.calendar(), ctx_.today)
                                  : Look{};
        counted ? keep(customer, look) : drop(customer.id);
        settle(customer, look);
    }

    bool finish() {
        keep_sums(tx_, cells_);
        return changed_;
    }

 private:
    void keep(const Customer& customer, const Look& look) {
        const auto known = known_.find(customer.id);
        Completeness now{.id = customer.id,
                         .owner_id = customer.owner_id,
                         .kind = customer.kind,
                         .score = look.score,
                         .missing = missing_in(look.lines),
                         .customer_version = customer.version,
                         .look_on = look.look_on,
                         .scan_no = scan_.scan_no,
                         .updated_at = ctx_.now};
        cells_.count(now, 1);
        if (known == known_.end()) {
            changed_ = true;
            return add_completeness(tx_, now);
        }
        const Completeness& before = known->second;
        cells_.count(before, -1);
        const bool same_look = before.score == now.score && before.missing == now.missing &&
                               before.owner_id == now.owner_id;
        if (same_look) now.updated_at = before.updated_at;
        changed_ |= !same_look;
        if (!same_value(before, now)) keep_completeness(tx_, now);
    }

    void drop(Id customer) {
        const auto known = known_.find(customer);
        if (known == known_.end()) return;
        cells_.count(known->second, -1);
        drop_completeness(tx_, customer);
        changed_ = true;
    }

    void settle(const Customer& customer, const Look& look) {
        auto& known = flaws_[customer.id];
        std::set<FlawCode> found;
        for (const Finding& finding : look.findings) {
            found.insert(finding.code);
            const auto at = known.find(finding.code);
            if (at == known.end())
                add(new_flaw(finding, customer.id, customer.owner_id, ctx_.now));
            else
                move(at->second,
                     after_look(at->second, &finding, customer.owner_id, ctx_.today, ctx_.now));
        }
        for (const auto& [code, flaw] : known)
            if (!found.contains(code))
                move(flaw, after_look(flaw, nullptr, customer.owner_id, ctx_.today, ctx_.now));
    }

    void add(Flaw flaw) {
        flaw.id = tx_.new_id();
        cells_.count(flaw, 1);
        add_flaw(tx_, flaw);
        changed_ = true;
    }

    void move(const Flaw& before, const Flaw& after) {
        if (same_value(before, after)) return;
        if (before.state == FlawState::dismissed && after.state != before.state)
            forget_dismissal(before.id);
        cells_.count(before, -1);
        cells_.count(after, 1);
        keep_flaw(tx_, after);
        changed_ = true;
    }

    /// What people said was about what is no longer so.
    void forget_dismissal(Id flaw) {
        const auto before = storage::find<Dismissal>(tx_, flaw);
        INVARIANT(before && before->stands, "what is dismissed was dismissed by somebody");
        Dismissal after = *before;
        after.stands = false;
        const auto saved = storage::save(tx_, ctx_, *before, after, {"flaw.outdated", {}, ""});
        INVARIANT(saved.ok(), "one unit at a time keeps the flaws");
    }

    Tx& tx_;
    const Ctx& ctx_;
    Scan scan_;
    Settings settings_;
    std::map<Id, Phone> wrong_numbers_;
    std::map<Id, Completeness> known_;
    std::map<Id, std::map<FlawCode, Flaw>> flaws_;
    Cells cells_;
    bool changed_ = false;
};

Id other_in(std::string_view body) {
    boost::system::error_code error;
    const auto json = boost::json::parse(body.empty() ? "{}" : body, error);
    if (error || !json.is_object()) return {};
    Id other;
    Reading reading;
    if (const auto* value = json.get_object().if_contains("other_id"))
        Value<Id>::read(*value, other, reading);
    return other;
}

bool touches(const storage::StoredEvent& event) {
    return event.entity == "customer" || event.entity == "interaction";
}

}  // namespace

Settings settings_of(Tx& tx) { return stored_settings(tx).value_or(usual_settings()); }

bool look_again(Tx& tx, const Ctx& ctx, std::span<const Id> customers) {
    if (customers.empty()) return false;
    Keeper keeper(tx, ctx, customers);
    for (const Customer& customer : customers_of(tx, customers)) keeper.look(customer);
    return keeper.finish();
}

void move_flaw(Tx& tx, const Flaw& before, const Flaw& after) {
    Cells cells;
    cells.count(before, -1);
    cells.count(after, 1);
    keep_flaw(tx, after);
    keep_sums(tx, cells);
}

Scan start_scan(Tx& tx, const Ctx& ctx) {
    Scan scan = hold_scan(tx);
    scan.scan_no += 1;
    scan.rules_no = kRulesNo;
    scan.started_at = ctx.now;
    scan.finished_at = {};
    scan.looked_count = 0;
    keep_scan(tx, scan);
    storage::enqueue(tx, ctx, {.kind = "cleanup.look_at_all"});
    return scan;
}

void tell_pages(Tx& tx) { tx.emit({"flaw.changed", "flaw", {}, {}, ""}); }

void follow_customers(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events) {
    std::set<Id> touched;
    for (const auto& event : events) {
        if (!touches(event)) continue;
        touched.insert(event.entity == "customer" ? event.entity_id : event.customer_id);
        touched.insert(other_in(event.body));
    }
    touched.erase(Id{});
    const std::vector<Id> ids(touched.begin(), touched.end());
    if (look_again(tx, ctx, ids)) tell_pages(tx);
}

}  // namespace zhuli::cleanup
