#include "storage/save.hpp"
#include "storage/statements.hpp"

namespace zhuli::storage {

namespace {

constexpr Sql kAudit{
    "audit.append",
    "INSERT INTO audit (org_id, id, entity, entity_id, version, at, actor_id, path, changes)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};

template <class T>
T& member(const TableOps& table, std::string_view name, void* object) {
    const Field* field = find_field(table.fields, name);
    INVARIANT(field != nullptr, "an entity needs " + std::string(name));
    return *static_cast<T*>(field->at(object));
}

void stamp(const TableOps& table, const Ctx& ctx, bool is_new, void* after) {
    member<std::int64_t>(table, "version", after) += 1;
    member<Instant>(table, "updated_at", after) = ctx.now;
    if (is_new) member<Instant>(table, "created_at", after) = ctx.now;
}

Problem stale(Tx& tx, const TableOps& table, Id id, void* scratch) {
    Problem problem = Problem::of(Status::conflict, "problem.stale");
    if (!load_by_id(tx, table, id, scratch)) return Problem::not_found(table.name.entity);
    // Who asks is unknown here, so everything confidential is hidden; HTTP dispatch shows the
    // caller's own view of the record instead.
    mask_struct(table.fields, scratch);
    JsonOut out;
    write_struct(out, table.fields, scratch);
    problem.current_json = out.take();
    return problem;
}

void write_audit(Tx& tx, const Ctx& ctx, const TableOps& table, const void* before, void* after) {
    tx.push(kAudit, tx.new_id(), table.name.entity, member<Id>(table, "id", after),
            member<std::int64_t>(table, "version", after), ctx.now, ctx.user, enum_name(ctx.path),
            diff_json(table.fields, before, after));
}

constexpr const Sql* kStatements[] = {&kAudit};

}  // namespace

std::span<const Sql* const> audit_statements() { return kStatements; }

Result<> save_record(Tx& tx, const Ctx& ctx, const TableOps& table, const void* before, void* after,
                     const SaveEvent& event) {
    const Id id = member<Id>(table, "id", after);
    INVARIANT(id.v != 0, "a record is saved with its id");
    if (before != nullptr && changed_fields(table.fields, before, after).empty()) return Done{};
    stamp(table, ctx, before == nullptr, after);
    if (before == nullptr) {
        insert_row(tx, table, after);
    } else {
        const auto seen = member<std::int64_t>(table, "version", const_cast<void*>(before));
        if (!update_row(tx, table, before, after, seen)) return stale(tx, table, id, after);
    }
    write_audit(tx, ctx, table, before, after);
    if (!event.kind.empty())
        tx.emit({event.kind, table.name.entity, id, event.customer_id, event.body});
    return Done{};
}

}  // namespace zhuli::storage
