#include "storage/audit_replay.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <map>

#include "storage/statements.hpp"

namespace zhuli::storage {

namespace {

constexpr int kPage = 500;
constexpr std::int64_t kSamples = 20;  // pages spread over the range of ids
constexpr std::size_t kShown = 5;

constexpr Sql kEntries{"audit.entries_between",
                       "SELECT entity_id, changes FROM audit WHERE org_id = $1"
                       " AND entity_id >= $2 AND entity_id <= $3 AND entity = $4"
                       " ORDER BY entity_id, version"};
constexpr const Sql* kStatements[] = {&kEntries};

using Members = std::map<std::string, boost::json::value, std::less<>>;

bool is_replayed(const Field& field) {
    return field.name != "version" && field.name != "updated_at" && !field.has(secret) &&
           !field.has(derived);
}

boost::json::value value_of(const Field& field, const void* object) {
    JsonOut out;
    field.type->write(out, field.in(object));
    return boost::json::parse(out.take());
}

struct Present {
    Id id;
    std::shared_ptr<void> record;
    std::map<std::string_view, boost::json::array> parts;
};

class Reader {
 public:
    Reader(Tx& tx, const Recorded& kind, Replay& replay) : tx_(tx), kind_(kind), replay_(replay) {}

    /// Looks at the page of records after `after`; the last id seen, 0 at the end.
    Id page(Id after) {
        auto records = load(after);
        if (records.empty()) return {};
        const Id first = records.front().id, last = records.back().id;
        for (const Part& part : kind_.parts)
            if (!part.field.empty()) load_parts(part, first, last, records);
        const auto told = entries(first, last);
        for (const Present& record : records) {
            const auto found = told.find(record.id);
            compare(record, found == told.end() ? Members{} : found->second);
        }
        replay_.looked_at += static_cast<std::int64_t>(records.size());
        return last;
    }

 private:
    std::vector<Present> load(Id after) {
        std::vector<Present> records;
        const Cell arguments[] = {Cell::of(after.v), Cell::of(std::int64_t{kPage})};
        const Field* id = find_field(kind_.table.fields, "id");
        tx_.run_text("SELECT " + columns_of(kind_.table.fields) + " FROM " +
                         std::string(kind_.table.name.table) +
                         " WHERE org_id = $1 AND id > $2 ORDER BY id LIMIT $3",
                     arguments, [&](const RowView& row) {
                         Present one{{}, kind_.make(), {}};
                         Tx::load_row(row, kind_.table.fields, one.record.get());
                         one.id = *static_cast<const Id*>(id->in(one.record.get()));
                         records.push_back(std::move(one));
                     });
        return records;
    }

    void load_parts(const Part& part, Id first, Id last, std::vector<Present>& records) {
        const Cell arguments[] = {Cell::of(first.v), Cell::of(last.v)};
        const Field* parent = find_field(part.table.fields, part.parent);
        const std::string text = fmt::format(
            "SELECT {0} FROM {1} WHERE org_id = $1 AND {2} >= $2 AND {2} <= $3 ORDER BY {2}, {3}",
            columns_of(part.table.fields), part.table.name.table, part.parent, part.order);
        auto at = records.begin();
        tx_.run_text(text, arguments, [&](const RowView& row) {
            const auto one = part.make();
            Tx::load_row(row, part.table.fields, one.get());
            const Id owner = *static_cast<const Id*>(parent->in(one.get()));
            while (at != records.end() && at->id < owner) ++at;
            if (at == records.end() || at->id != owner) return;
            JsonOut out;
            write_struct(out, part.table.fields, one.get());
            at->parts[part.field].push_back(boost::json::parse(out.take()));
        });
    }

    /// Per record, what every field was last changed to.
    std::map<Id, Members> entries(Id first, Id last) {
        std::map<Id, Members> told;
        const auto note = [&](const RowView& row) {
            Members& members = told[row.id(0)];
            const auto changes = boost::json::parse(row.text(1));
            for (const auto& change : changes.as_array())
                members[std::string(change.at("field").as_string())] = change.at("after");
        };
        tx_.each(kEntries, note, first, last, kind_.table.name.entity);
        return told;
    }

    void compare(const Present& record, const Members& told) {
        for (const Field& field : kind_.table.fields) {
            if (!is_replayed(field)) continue;
            const auto part = record.parts.find(field.name);
            const auto now = !field.has(stored_apart) ? value_of(field, record.record.get())
                             : part != record.parts.end()
                                 ? boost::json::value(part->second)
                                 : boost::json::value(boost::json::array());
            const auto said = told.find(field.name);
            if (said != told.end() ? said->second == now : is_empty(field, record, now)) continue;
            if (replay_.problems.size() < kShown)
                replay_.problems.push_back(fmt::format(
                    "{}: {} is {}, the audit says {}", record.id.v, field.name,
                    boost::json::serialize(now),
                    said != told.end() ? boost::json::serialize(said->second) : "nothing"));
        }
    }

    static bool is_empty(const Field& field, const Present& record, const boost::json::value& now) {
        if (field.has(stored_apart)) return now.as_array().empty();
        return field.type->empty(field.in(record.record.get()));
    }

    Tx& tx_;
    const Recorded& kind_;
    Replay& replay_;
};

struct Extent {
    std::int64_t count = 0, low = 0, high = 0;
};

Extent extent_of(Tx& tx, const Recorded& kind) {
    Extent extent;
    tx.run_text(
        "SELECT COUNT(*), CAST(COALESCE(MIN(id), 0) AS BIGINT),"
        " CAST(COALESCE(MAX(id), 0) AS BIGINT) FROM " +
            std::string(kind.table.name.table) + " WHERE org_id = $1",
        {}, [&](const RowView& row) {
            extent = {row.integer(0), row.integer(1), row.integer(2)};
        });
    return extent;
}

}  // namespace

std::span<const Sql* const> replay_statements() { return kStatements; }

Replay replay_audit(Tx& tx, const Recorded& kind, bool complete) {
    Replay replay;
    const auto extent = extent_of(tx, kind);
    replay.record_count = extent.count;
    Reader reader(tx, kind, replay);
    if (complete || extent.count <= kReplayBound) {
        for (Id last = reader.page({}); last;) last = reader.page(last);
        return replay;
    }
    Id last;
    for (std::int64_t i = 0; i < kSamples; ++i) {
        const Id from{extent.low - 1 + (extent.high - extent.low) / kSamples * i};
        if (from < last) continue;  // the pages of a dense range met
        last = reader.page(from);
    }
    return replay;
}

}  // namespace zhuli::storage
