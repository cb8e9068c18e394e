// One change for many customers, tried first and then done: each by the same rules as alone.
#include <map>

#include "features/customers/rules.hpp"
#include "features/customers/use_cases_mend.hpp"
#include "features/customers/use_cases_record.hpp"
#include "storage/before.hpp"

namespace zhuli::customers {

namespace {

/// The code that tells best why not: the first field's, else the problem's own.
std::string code_of(const Problem& problem) {
    return problem.fields.empty() ? problem.code : problem.fields.front().code;
}

Result<Customer> changed(const Ctx& ctx, const Customer& before, const BulkEdit& in) {
    if (!in.archive_reason.empty()) {
        if (!ctx.covers("customers.archive", before.owner_id))
            return Problem::of(Status::forbidden, "problem.forbidden");
        CHECK(check_archival(before));
        Customer after = before;
        after.archived = true;
        after.archive_reason = in.archive_reason;
        return after;
    }
    if (in.owner_id && !ctx.covers("customers.assign", before.owner_id))
        return Problem::of(Status::forbidden, "problem.forbidden");
    Customer after = apply_bulk(before, in);
    CHECK(check_change(before, after, ctx.today));
    return after;
}

Result<> save_one(Tx& tx, const Ctx& ctx, const Customer& before, Customer& after) {
    if (after.archived)
        return save_customer(tx, ctx, before, after, "customer.archived",
                             reason_body(after, after.archive_reason));
    return save_customer(tx, ctx, before, after, "customer.edited", edited_body(before, after));
}

Result<> edit_one(Tx& tx, const Ctx& ctx, Id id, const BulkEdit& in, BulkOutcome& outcome) {
    auto before = in.preview ? load_in_scope(tx, ctx, id, "customers.edit")
                             : load_for_change(tx, ctx, id, "customers.edit");
    if (!before.ok()) {
        outcome.refused.push_back({id, "", before.problem().code});
        return Done{};
    }
    auto after = changed(ctx, *before, in);
    if (!after.ok()) {
        outcome.refused.push_back({id, before->name.v, code_of(after.problem())});
        return Done{};
    }
    if (same_value(*before, *after)) {
        outcome.unchanged.push_back(id);
        return Done{};
    }
    outcome.changed.push_back(id);
    if (in.preview) return Done{};
    CHECK(save_one(tx, ctx, *before, *after));
    outcome.done.push_back({id, after->version});
    return Done{};
}

Result<> undo_one(Tx& tx, const Ctx& ctx, const BulkVersion& done, BulkOutcome& outcome) {
    const auto refuse = [&](const std::string& name, const std::string& code) -> Result<> {
        outcome.refused.push_back({done.customer_id, name, code});
        return Done{};
    };
    auto now = load_for_change(tx, ctx, done.customer_id, "customers.edit");
    if (!now.ok()) return refuse("", now.problem().code);
    auto before = storage::before_change(tx, ctx, *now, done.version);
    if (!before) return refuse(now->name.v, "customers.changed_since");
    if (auto may = check_unmended(ctx, *now, *before); !may.ok())
        return refuse(now->name.v, code_of(may.problem()));
    outcome.changed.push_back(done.customer_id);
    return save_mended(tx, ctx, *now, *before, "undo");
}

}  // namespace

Result<BulkOutcome> edit_customers(Tx& tx, const Ctx& ctx, const BulkEdit& in) {
    CHECK(check(in));
    if (in.owner_id) CHECK(check_owner(tx, ctx, in.owner_id, "customers.assign"));
    std::set<Id> ids(in.ids.begin(), in.ids.end());  // one order of locks for everybody
    BulkOutcome outcome;
    for (const Id id : ids) CHECK(edit_one(tx, ctx, id, in, outcome));
    return outcome;
}

Result<BulkOutcome> undo_customer_edits(Tx& tx, const Ctx& ctx, const BulkUndo& in) {
    if (in.done.size() > kBulkLimit)
        return Problem::field("done", "field.too_many", {{"max", std::to_string(kBulkLimit)}});
    std::map<Id, BulkVersion> done;  // one order of locks for everybody
    for (const BulkVersion& one : in.done) done[one.customer_id] = one;
    BulkOutcome outcome;
    for (const auto& [id, one] : done) CHECK(undo_one(tx, ctx, one, outcome));
    return outcome;
}

}  // namespace zhuli::customers
