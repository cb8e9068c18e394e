#include "storage/before.hpp"

#include <boost/json/parse.hpp>

#include "storage/statements.hpp"

namespace zhuli::storage {

namespace {

constexpr Sql kChanges{"audit.changes_of_version",
                       "SELECT changes FROM audit WHERE org_id = $1 AND entity = $2"
                       " AND entity_id = $3 AND version = $4 AND actor_id = $5"};
constexpr const Sql* kStatements[] = {&kChanges};

}  // namespace

std::span<const Sql* const> before_statements() { return kStatements; }

bool read_before(Tx& tx, const Ctx& ctx, const TableOps& table, Id id, std::int64_t version,
                 void* record) {
    const auto kept = tx.scalar<std::string>(kChanges, table.name.entity, id, version, ctx.user);
    if (!kept) return false;
    const auto changes = boost::json::parse(*kept);
    for (const auto& change : changes.as_array()) {
        const Field* field =
            find_field(table.fields, std::string_view(change.at("field").as_string()));
        Reading reading;
        if (field != nullptr) field->type->read(change.at("before"), field->at(record), reading);
    }
    return !changes.as_array().empty();
}

}  // namespace zhuli::storage
