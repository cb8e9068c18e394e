#include "storage/record_checks.hpp"

#include <fmt/format.h>

namespace zhuli::storage {

namespace {

const Recorded* find_kind(std::span<const Recorded> all, std::string_view entity) {
    for (const Recorded& kind : all)
        if (kind.table.name.entity == entity) return &kind;
    return nullptr;
}

MadeCheck audited(const EntityName& name) {
    return {fmt::format("{}: every version has its audit entry", name.entity),
            fmt::format("SELECT CAST(x.id AS TEXT) AS id FROM {} x LEFT JOIN"
                        " (SELECT entity_id, COUNT(*) AS n, MIN(version) AS low,"
                        " MAX(version) AS high FROM audit WHERE org_id = $1 AND entity = '{}'"
                        " GROUP BY entity_id) a ON a.entity_id = x.id WHERE x.org_id = $1 AND"
                        " (a.n IS NULL OR a.n <> x.version OR a.low <> 1 OR a.high <> x.version)",
                        name.table, name.entity)};
}

MadeCheck kept(const EntityName& name) {
    return {fmt::format("{}: what was ever saved is still there", name.entity),
            fmt::format("SELECT CAST(a.entity_id AS TEXT) AS id FROM audit a LEFT JOIN {} x"
                        " ON x.org_id = a.org_id AND x.id = a.entity_id WHERE a.org_id = $1"
                        " AND a.entity = '{}' AND a.version = 1 AND x.id IS NULL",
                        name.table, name.entity)};
}

MadeCheck refers(const EntityName& name, const Field& field, const EntityName& to) {
    return {fmt::format("{}: its {} is there", name.entity, field.name),
            fmt::format("SELECT CAST(x.id AS TEXT) AS id FROM {} x LEFT JOIN {} r"
                        " ON r.org_id = x.org_id AND r.id = x.{} WHERE x.org_id = $1"
                        " AND x.{} <> 0 AND r.id IS NULL",
                        name.table, to.table, field.name, field.name)};
}

MadeCheck belongs(const EntityName& name, const Part& part) {
    return {fmt::format("{}: no {} without one", name.entity, part.table.name.entity),
            fmt::format("SELECT CAST(p.id AS TEXT) AS id FROM {} p LEFT JOIN {} x"
                        " ON x.org_id = p.org_id AND x.id = p.{} WHERE p.org_id = $1"
                        " AND x.id IS NULL",
                        part.table.name.table, name.table, part.parent)};
}

void add_search_checks(std::vector<MadeCheck>& checks, const Recorded& kind) {
    const auto& name = kind.table.name;
    checks.push_back(
        {fmt::format("{}: every record can be found", name.entity),
         fmt::format("SELECT CAST(x.id AS TEXT) AS id FROM {} x LEFT JOIN search_entry e"
                     " ON e.org_id = x.org_id AND e.id = x.id"
                     " AND e.entity = '{}' WHERE x.org_id = $1 AND e.id IS NULL",
                     name.table, name.entity)});
    checks.push_back({fmt::format("{}: nothing is found that is not there", name.entity),
                      fmt::format("SELECT CAST(e.id AS TEXT) AS id FROM search_entry e"
                                  " LEFT JOIN {} x ON x.org_id = e.org_id AND x.id = e.id"
                                  " WHERE e.org_id = $1 AND e.entity = '{}' AND x.id IS NULL",
                                  name.table, name.entity)});
    if (find_field(kind.table.fields, "owner_id") == nullptr) return;
    checks.push_back({fmt::format("{}: is found under its owner", name.entity),
                      fmt::format("SELECT CAST(x.id AS TEXT) AS id FROM {} x JOIN search_entry e"
                                  " ON e.org_id = x.org_id AND e.id = x.id"
                                  " WHERE x.org_id = $1 AND e.owner_id <> x.owner_id",
                                  name.table)});
}

}  // namespace

std::vector<MadeCheck> checks_of(const Recorded& kind, std::span<const Recorded> all) {
    const auto& name = kind.table.name;
    std::vector<MadeCheck> checks{audited(name), kept(name)};
    for (const Field& field : kind.table.fields)
        if (const auto* to = find_kind(all, field.refers);
            to != nullptr && !field.has(stored_apart) && field.type->name == "id")
            checks.push_back(refers(name, field, to->table.name));
    for (const Part& part : kind.parts) checks.push_back(belongs(name, part));
    if (kind.searched) add_search_checks(checks, kind);
    return checks;
}

}  // namespace zhuli::storage
