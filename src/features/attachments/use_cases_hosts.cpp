#include "features/attachments/use_cases_hosts.hpp"

#include "features/attachments/store.hpp"
#include "storage/entity.hpp"

namespace zhuli::attachments {

namespace {

using storage::owner_of;

Id customer_of(storage::Tx& tx, const Host& host, Id record) {
    if (host.customer.empty()) return {};
    if (host.customer == "id") return record;
    return owner_of(tx, host.table, host.customer, record).value_or(Id{});
}

/// Whether who may do `permission` to records of their scope reaches this one.
bool reaches(storage::Tx& tx, const Ctx& ctx, const Host& host, Id record,
             std::string_view permission) {
    if (!host.owner.empty()) {
        const auto owner = owner_of(tx, host.table, host.owner, record);
        if (!owner) return false;
        if (ctx.covers(permission, *owner)) return true;
        return host.unowned_is_everybodys && !*owner && ctx.allowed(permission);
    }
    if (host.customer.empty())
        return ctx.allowed(permission) && owner_of(tx, host.table, "id", record).has_value();
    const Id customer = customer_of(tx, host, record);
    const auto owner = owner_of(tx, "customer", "owner_id", customer);
    return owner && ctx.covers(permission, *owner);
}

bool is_writable(storage::Tx& tx, const Host& host, Id record) {
    return host.writable_column.empty() ||
           has_value(tx, host.table, host.writable_column, host.writable_value, record);
}

}  // namespace

Result<Hosted> find_hosted(storage::Tx& tx, const Ctx& ctx, const Host& host, Id record,
                           Access access) {
    const auto permission = access == Access::read ? host.read : host.add;
    bool reached = reaches(tx, ctx, host, record, permission);
    const bool asks_above =
        !host.parent.empty() && (access == Access::read || !host.parent_only_reads);
    if (!reached && asks_above) {
        const Id parent = owner_of(tx, host.table, host.parent, record).value_or(Id{});
        const Host* above = find_host(host.parent_entity);
        reached = parent && reaches(tx, ctx, *above, parent, permission);
    }
    if (!reached) return Problem::not_found(host.entity);
    if (access == Access::add && !is_writable(tx, host, record))
        return Problem::of(Status::conflict, "attachments.record_is_closed");
    const Id customer = customer_of(tx, host, record);
    return Hosted{host.customer == "id" ? Id{} : record, customer};
}

Result<Hosted> find_hosted(storage::Tx& tx, const Ctx& ctx, std::string_view entity, Id record,
                           Access access) {
    const Host* host = find_host(entity);
    if (host == nullptr) return Problem::field("entity", "attachments.no_host");
    return find_hosted(tx, ctx, *host, record, access);
}

}  // namespace zhuli::attachments
