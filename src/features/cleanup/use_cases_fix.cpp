// Many flaws put right at once: tried for a preview, done in one unit, taken back. Each customer is
// changed by the same rules as on its own page; who is refused stays.
#include <algorithm>
#include <set>

#include "features/cleanup/use_cases_keep.hpp"
#include "features/cleanup/use_cases_record.hpp"
#include "features/customers/use_cases_mend.hpp"
#include "features/identity/use_cases.hpp"
#include "storage/list.hpp"

namespace zhuli::cleanup {

namespace {

using customers::Customer;

constexpr storage::ListPlan kFixList{
    .permission = "cleanup.read", .owner_field = "made_by", .default_sort = "-created_at"};

/// The code that tells best why not: the first field's, else the problem's own.
const std::string& code_of(const Problem& problem) {
    return problem.fields.empty() ? problem.code : problem.fields.front().code;
}

FixView view_of(Tx& tx, const Ctx& ctx, const Fix& fix) {
    customers::Names names(tx, ctx);
    FixView view;
    static_cast<Fix&>(view) = fix;
    view.made_by_name = names.of(fix.made_by);
    view.undone_by_name = names.of(fix.undone_by);
    if (fix.state == FixState::done && ctx.covers("cleanup.fix", fix.made_by))
        view.actions = {"undo"};
    return view;
}

/// One fix of many flaws, tried or done.
class Mending {
 public:
    Mending(Tx& tx, const Ctx& ctx, const Catalog& texts, FixKind kind, const Text<500>& reason)
        : tx_(tx), ctx_(ctx), texts_(texts), names_(tx, ctx), settings_(settings_of(tx)) {
        fix_.kind = kind;
        fix_.reason = reason;
        fix_.made_by = ctx.user;
    }

    /// Only what would become of each.
    std::vector<FixOutcome> try_out(std::span<const FixRow> rows) {
        group(rows);
        for (auto& [id, one] : groups_)
            settle(one, customers::load_in_scope(tx_, ctx_, id, "customers.edit"));
        return outcomes();
    }

    Result<FixResult> carry_out(std::span<const FixRow> rows) {
        fix_.id = tx_.new_id();
        group(rows);
        std::vector<Id> changed;
        for (auto& [id, one] : groups_) {  // one order of locks for everybody
            settle(one, customers::load_for_change(tx_, ctx_, id, "customers.edit"));
            if (!one.after || same_value(one.before, *one.after)) continue;
            const auto fields = fixed_fields(one.before, *one.after);
            CHECK(customers::save_mended(tx_, ctx_, one.before, *one.after, fix_.reason));
            add_fix_item(tx_, fix_.id, {id, fields});
            changed.push_back(id);
        }
        if (changed.empty()) return FixResult{{}, outcomes()};
        fix_.customers_count = static_cast<int>(changed.size());
        CHECK(storage::save_new(tx_, ctx_, fix_, {"cleanup_fix.done", {}, ""}));
        look_again(tx_, ctx_, changed);
        tell_pages(tx_);
        return FixResult{view_of(tx_, ctx_, fix_), outcomes()};
    }

    const Fix& fix() const { return fix_; }

 private:
    struct Asked {
        std::size_t place = 0;  // among the outcomes
        Flaw flaw;
        std::int64_t version = 0;
    };
    struct Group {
        std::vector<Asked> asked;
        Customer before;
        std::optional<Customer> after;
    };

    void group(std::span<const FixRow> rows) {
        std::vector<Id> ids;
        for (const FixRow& row : rows) ids.push_back(row.flaw_id);
        std::map<Id, Flaw> flaws;
        for (Flaw& flaw : flaws_named(tx_, ids)) flaws[flaw.id] = std::move(flaw);
        std::vector<Id> customers;
        std::set<Id> named;
        for (const FixRow& row : rows) {
            if (!named.insert(row.flaw_id).second) continue;  // named twice, mended once
            FixOutcome& outcome = outcomes_.emplace_back();
            outcome.flaw_id = row.flaw_id;
            const auto flaw = flaws.find(row.flaw_id);
            if (flaw == flaws.end() || !ctx_.covers("cleanup.fix", flaw->second.owner_id)) {
                refuse(outcome, "field.no_such_record");
                continue;
            }
            outcome.flaw = flaw->second.code;
            groups_[flaw->second.customer_id].asked.push_back(
                {outcomes_.size() - 1, flaw->second, row.customer_version});
            customers.push_back(flaw->second.customer_id);
        }
        wrong_numbers_ = wrong_numbers(tx_, customers);
    }

    /// Mends the customer flaw by flaw as far as it may be.
    void settle(Group& group, Result<Customer> loaded) {
        if (!loaded.ok()) {
            for (const Asked& one : group.asked)
                refuse(outcomes_[one.place], "field.no_such_record");
            return;
        }
        group.before = std::move(*loaded);
        const Look look = look_at({group.before, wrong_numbers_[group.before.id]}, settings_,
                                  ctx_.calendar(), ctx_.today);
        Customer now = group.before;
        for (const Asked& one : group.asked) {
            FixOutcome& outcome = outcomes_[one.place];
            name(outcome, group.before);
            auto next = mended_by(one, look, group.before, now);
            if (!next.ok()) {
                refuse(outcome, code_of(next.problem()), next.problem().params);
                continue;
            }
            tell(outcome, now, *next);
            now = std::move(*next);
            ++fix_.flaws_count;
            group.after = now;
        }
    }

    Result<Customer> mended_by(const Asked& asked, const Look& look, const Customer& before,
                               const Customer& now) const {
        const FlawCode code = asked.flaw.code;
        const bool there = std::ranges::any_of(
            look.findings, [&](const Finding& finding) { return finding.code == code; });
        if (asked.version != 0 && asked.version != before.version)
            return Problem::of(Status::conflict, "problem.stale");
        if (!there || !counts(before) || asked.flaw.state != FlawState::open)
            return Problem::of(Status::conflict, "cleanup.not_open");
        auto next = mended(now, code, fix_.kind, fix_.reason);
        if (!next) return Problem::of(Status::invalid, kNoSuchFix);
        CHECK(customers::check_mended(ctx_, before, *next));
        return std::move(*next);
    }

    static void name(FixOutcome& outcome, const Customer& customer) {
        outcome.customer_id = customer.id;
        outcome.customer_version = customer.version;
        outcome.customer_code = customer.code.v;
        outcome.customer_name = customer.name.v;
    }

    void tell(FixOutcome& outcome, const Customer& before, const Customer& after) {
        outcome.field = field_of(outcome.flaw, fix_.kind);
        outcome.before = member_text(customers::view_of(ctx_, before, names_), outcome.field);
        outcome.after = member_text(customers::view_of(ctx_, after, names_), outcome.field);
    }

    void refuse(FixOutcome& outcome, std::string_view code, const Params& params = {}) {
        outcome.code = code;
        outcome.text = texts_.text(ctx_.locale, code, params);
    }

    std::vector<FixOutcome> outcomes() { return std::move(outcomes_); }

    Tx& tx_;
    const Ctx& ctx_;
    const Catalog& texts_;
    customers::Names names_;
    Settings settings_;
    Fix fix_;
    std::map<Id, Phone> wrong_numbers_;
    std::vector<FixOutcome> outcomes_;
    std::map<Id, Group> groups_;
};

Result<Fix> load_fix(Tx& tx, const Ctx& ctx, Id id, std::string_view permission) {
    auto fix = storage::find<Fix>(tx, id);
    if (!fix || !ctx.covers(permission, fix->made_by)) return Problem::not_found("cleanup_fix");
    return std::move(*fix);
}

template <class E>
void add_filter(storage::ListQuery& query, const char* name, const std::optional<E>& value) {
    if (value) query.filters.emplace_back(name, std::string(enum_name(*value)));
}

Result<> check_owner(Tx& tx, const Ctx& ctx, Id owner) {
    if (!ctx.covers("cleanup.fix", owner))
        return Problem::field("owner_id", "field.no_such_record");
    CHECK(identity::find_active_user(tx, owner, "owner_id"));
    return Done{};
}

/// The worst flaws that match, as many as one fix takes.
Result<bool> add_matching(Tx& tx, const Ctx& ctx, const FixQuestion& in,
                          std::vector<FixRow>& rows) {
    storage::ListQuery query;
    query.limit = static_cast<int>(kFixLimit);
    query.filters.emplace_back("state", "open");
    add_filter(query, "code", in.code);
    add_filter(query, "kind", in.flaw_kind);
    add_filter(query, "severity", in.severity);
    if (in.owner_id) query.filters.emplace_back("owner_id", std::to_string(in.owner_id.v));
    storage::ListPlan plan = kFlawList;
    plan.permission = "cleanup.fix";
    const storage::TableOps table{entity_of(static_cast<const Flaw*>(nullptr)), fields_of<Flaw>()};
    TRY(const auto next, storage::list_rows(tx, ctx, table, query, plan, [&](const auto& row) {
            Flaw flaw;
            Tx::load_row(row, fields_of<Flaw>(), &flaw);
            rows.push_back({flaw.id, 0});
        }));
    return !next.empty();
}

/// Puts one customer back as far as nobody changed it since, and names what stays.
Result<bool> put_back(Tx& tx, const Ctx& ctx, const FixItem& item, std::vector<KeptField>& kept) {
    const auto keep = [&](std::string_view name, std::string_view field, std::string_view code) {
        kept.push_back({item.customer_id, std::string(name), std::string(field), std::string(code),
                        std::string()});
    };
    auto now = customers::load_for_change(tx, ctx, item.customer_id, "customers.edit");
    if (!now.ok()) {
        for (const FixedField& field : item.fields) keep("", field.field, "field.no_such_record");
        return false;
    }
    std::vector<std::string> changed_since;
    Customer back = put_back(*now, item.fields, changed_since);
    const auto checked = customers::check_unmended(ctx, *now, back);
    const bool goes_back = !same_value(*now, back) && checked.ok();
    for (const FixedField& field : item.fields) {
        const bool changed = std::ranges::find(changed_since, field.field) != changed_since.end();
        if (changed)
            keep(now->name.v, field.field, "cleanup.changed_since");
        else if (!checked.ok())
            keep(now->name.v, field.field, code_of(checked.problem()));
    }
    if (goes_back) CHECK(customers::save_mended(tx, ctx, *now, back, ""));
    return goes_back;
}

}  // namespace

Result<FixPreview> preview_fix(Tx& tx, const Ctx& ctx, const FixQuestion& in,
                               const Catalog& texts) {
    CHECK(check(in.kind, in.reason, "flaw_ids", in.flaw_ids.size()));
    if (in.owner_id) CHECK(check_owner(tx, ctx, in.owner_id));
    FixPreview preview;
    std::vector<FixRow> rows;
    for (const Id id : in.flaw_ids) rows.push_back({id, 0});
    if (rows.empty()) {
        TRY(preview.more, add_matching(tx, ctx, in, rows));
    }
    Mending mending(tx, ctx, texts, in.kind, in.reason);
    preview.rows = mending.try_out(rows);
    preview.fixed_count = mending.fix().flaws_count;
    return preview;
}

Result<FixResult> fix_flaws(Tx& tx, const Ctx& ctx, const NewFix& in, const Catalog& texts) {
    CHECK(check(in.kind, in.reason, "rows", in.rows.size()));
    Mending mending(tx, ctx, texts, in.kind, in.reason);
    return mending.carry_out(in.rows);
}

Result<Page<FixView>> list_fixes(Tx& tx, const Ctx& ctx, const http::Listed<Fix>& query) {
    TRY(auto rows, storage::list_page<Fix>(tx, ctx, query, kFixList));
    Page<FixView> page;
    page.next_cursor = std::move(rows.next_cursor);
    for (const Fix& fix : rows.items) page.items.push_back(view_of(tx, ctx, fix));
    return page;
}

Result<FixView> show_fix(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto fix, load_fix(tx, ctx, in.id, "cleanup.read"));
    return view_of(tx, ctx, fix);
}

Result<FixUndone> undo_fix(Tx& tx, const Ctx& ctx, const http::ById& in, const Catalog& texts) {
    lock_fix(tx, in.id);
    TRY(const auto before, load_fix(tx, ctx, in.id, "cleanup.fix"));
    if (before.state == FixState::undone)
        return Problem::of(Status::conflict, "cleanup.undone_already");
    FixUndone undone;
    std::vector<Id> changed;
    for (const FixItem& item : fix_items(tx, in.id)) {
        TRY(const bool went_back, put_back(tx, ctx, item, undone.kept));
        if (went_back) changed.push_back(item.customer_id);
    }
    for (KeptField& one : undone.kept) one.text = texts.text(ctx.locale, one.code);
    Fix after = before;
    after.state = FixState::undone;
    after.undone_by = ctx.user;
    after.undone_at = ctx.now;
    after.kept_count = static_cast<int>(undone.kept.size());
    CHECK(storage::save(tx, ctx, before, after, {"cleanup_fix.undone", {}, ""}));
    look_again(tx, ctx, changed);
    tell_pages(tx);
    undone.fix = view_of(tx, ctx, after);
    return undone;
}

}  // namespace zhuli::cleanup
