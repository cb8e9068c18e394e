#include "features/customers/use_cases_mend.hpp"

#include "features/customers/rules.hpp"
#include "features/customers/use_cases_record.hpp"

namespace zhuli::customers {

namespace {

Result<> check_archiver(const Ctx& ctx, const Customer& customer) {
    if (ctx.covers("customers.archive", customer.owner_id)) return Done{};
    return Problem::of(Status::forbidden, "problem.forbidden");
}

}  // namespace

Result<> check_mended(const Ctx& ctx, const Customer& before, Customer& after) {
    if (!after.archived || before.archived) return check_change(before, after, ctx.today);
    CHECK(check_archiver(ctx, before));
    return check_archival(before);
}

Result<> check_unmended(const Ctx& ctx, const Customer& before, const Customer& after) {
    if (before.archived && !after.archived) {
        CHECK(check_archiver(ctx, before));
        CHECK(check_restoration(before));
    } else {
        CHECK(check_live(before));
    }
    return check(after);
}

Result<> save_mended(Tx& tx, const Ctx& ctx, const Customer& before, Customer& after,
                     std::string_view reason) {
    if (after.archived != before.archived)
        return after.archived
                   ? save_customer(tx, ctx, before, after, "customer.archived",
                                   reason_body(after, after.archive_reason))
                   : save_customer(tx, ctx, before, after, "customer.restored", event_body(after));
    return save_customer(tx, ctx, before, after, "customer.edited",
                         edited_body(before, after, reason));
}

}  // namespace zhuli::customers
