#include "storage/list.hpp"

#include <boost/beast/core/detail/base64.hpp>
#include <boost/json/parse.hpp>
#include <cstddef>
#include <set>

#include "storage/search_index.hpp"

namespace zhuli::storage {

namespace {

constexpr std::size_t kFilterLimit = 20;
constexpr std::size_t kValueLimit = 200;  // values of one filter, "a,b,c"

struct Sort {
    const Field* field = nullptr;
    bool descending = false;
};

std::string encode(std::string_view text) {
    namespace base64 = boost::beast::detail::base64;
    std::string out(base64::encoded_size(text.size()), '\0');
    out.resize(base64::encode(out.data(), text.data(), text.size()));
    for (char& c : out) c = c == '+' ? '-' : c == '/' ? '_' : c;
    while (!out.empty() && out.back() == '=') out.pop_back();
    return out;
}

std::string decode(std::string text) {
    namespace base64 = boost::beast::detail::base64;
    for (char& c : text) c = c == '-' ? '+' : c == '_' ? '/' : c;
    std::string out(base64::decoded_size(text.size()) + 3, '\0');
    out.resize(base64::decode(out.data(), text.data(), text.size()).first);
    return out;
}

Result<Sort> sort_of(const TableOps& table, std::string_view wanted) {
    Sort sort;
    sort.descending = wanted.starts_with('-');
    if (sort.descending) wanted.remove_prefix(1);
    sort.field = find_field(table.fields, wanted);
    if (sort.field == nullptr || !sort.field->has(sortable))
        return Problem::field("sort", "field.not_sortable");
    return sort;
}

/// A statement under construction: text with its arguments, $1 being the organisation.
struct Draft {
    std::string text;
    std::vector<Cell> cells;

    std::string add(Cell cell) {
        cells.push_back(std::move(cell));
        return "$" + std::to_string(cells.size() + 1);
    }
};

enum class Bound : unsigned char { equal, from, to };

struct Filter {
    const Field* field = nullptr;
    Bound bound = Bound::equal;
};

Filter filter_of(Fields fields, std::string_view name) {
    if (const Field* field = find_field(fields, name)) return {field, Bound::equal};
    if (name.ends_with("_from"))
        return {find_field(fields, name.substr(0, name.size() - 5)), Bound::from};
    if (name.ends_with("_to"))
        return {find_field(fields, name.substr(0, name.size() - 3)), Bound::to};
    return {};
}

/// Text may itself hold a comma; every other type has words that do not.
bool is_word(const Field& field) {
    return field.type->sql != CellType::text || field.type->name == "enum" ||
           field.type->name == "date";
}

/// The value as the field's own type reads it, so that SQL compares like with like.
Cell filter_cell(const Field& field, std::string_view text, Reading& reading) {
    if (!is_word(field)) return Cell::made(std::string(text));
    // Word types are trivially copyable and small: bytes are enough to hold one.
    alignas(std::int64_t) std::byte value[32]{};
    if (!field.type->text(text, value, reading)) return Cell::null();
    return field.type->cell(value);
}

std::vector<Cell> filter_cells(const Filter& filter, std::string_view value, Reading& reading) {
    std::vector<Cell> cells;
    const bool many = filter.bound == Bound::equal && is_word(*filter.field);
    for (std::size_t at = 0; at <= value.size();) {
        const auto comma = many ? std::min(value.find(',', at), value.size()) : value.size();
        cells.push_back(filter_cell(*filter.field, value.substr(at, comma - at), reading));
        at = comma + 1;
        if (cells.size() <= kValueLimit) continue;
        reading.refuse("field.too_many", {{"max", std::to_string(kValueLimit)}});
        break;
    }
    return cells;
}

std::string joined(const std::vector<Cell>& cells, Dialect dialect) {
    std::string list;
    for (const Cell& cell : cells) {
        if (!list.empty()) list += ',';
        if (cell.type == CellType::integer)
            list += std::to_string(cell.integer);
        else  // a word of [A-Za-z0-9_-]: nothing to escape
            list += '"' + std::string(cell.text()) + '"';
    }
    return dialect == Dialect::postgres ? "{" + list + "}" : "[" + list + "]";
}

/// One parameter however many values there are, so that the statement's text stays the same.
void add_any(Draft& draft, Dialect dialect, std::string_view column, CellType type,
             const std::vector<Cell>& cells) {
    const std::string list = draft.add(Cell::made(joined(cells, dialect)));
    const std::string kind = type == CellType::integer ? "BIGINT[]" : "TEXT[]";
    draft.text += " AND " + std::string(column);
    if (dialect == Dialect::postgres)
        draft.text += " = ANY(CAST(" + list + " AS " + kind + "))";
    else
        draft.text += " IN (SELECT value FROM json_each(" + list + "))";
}

Result<> add_filters(Draft& draft, Dialect dialect, Fields fields, const ListQuery& query) {
    Reading reading;
    for (const auto& [name, value] : query.filters) {
        const PathSegment segment(reading, name);
        const Filter filter = filter_of(fields, name);
        if (filter.field == nullptr) return Problem::field(name, "field.unknown");
        auto cells = filter_cells(filter, value, reading);
        if (!reading.problems.empty()) return Problem::invalid(std::move(reading.problems));
        if (cells.size() > 1) {
            add_any(draft, dialect, filter.field->name, filter.field->type->sql, cells);
            continue;
        }
        const std::string_view comparison = filter.bound == Bound::equal  ? " = "
                                            : filter.bound == Bound::from ? " >= "
                                                                          : " <= ";
        draft.text += " AND " + std::string(filter.field->name) + std::string(comparison);
        draft.text += draft.add(std::move(cells[0]));
    }
    return Done{};
}

/// One id by equality: only then do its index and the order of the list go together.
void add_ids(Draft& draft, Dialect dialect, std::string_view column, const std::vector<Id>& ids) {
    if (ids.size() == 1) {
        draft.text += " AND " + std::string(column) + " = " + draft.add(Cell::of(ids.front().v));
        return;
    }
    std::vector<Cell> cells;
    for (const Id id : ids) cells.push_back(Cell::of(id.v));
    add_any(draft, dialect, column, CellType::integer, cells);
}

std::string sort_name(const Sort& sort) {
    return (sort.descending ? "-" : "") + std::string(sort.field->name);
}

Result<> add_cursor(Draft& draft, const Sort& sort, const std::string& cursor) {
    boost::system::error_code error;
    const auto json = boost::json::parse(decode(cursor), error);
    const auto bad = Problem::of(Status::bad_request, "problem.bad_cursor");
    if (error || !json.is_array() || json.get_array().size() != 3) return bad;
    const auto& parts = json.get_array();
    if (!parts[0].is_string() || !parts[1].is_string() || !parts[2].is_int64()) return bad;
    if (std::string_view(parts[0].get_string()) != sort_name(sort)) return bad;
    const std::string value(parts[1].get_string());
    const std::string at = draft.add(
        sort.field->type->sql == CellType::integer
            ? Cell::of(static_cast<std::int64_t>(std::strtoll(value.c_str(), nullptr, 10)))
            : Cell::made(value));
    const std::string id = draft.add(Cell::of(std::int64_t{parts[2].get_int64()}));
    draft.text += " AND (" + std::string(sort.field->name) + ", id) " +
                  (sort.descending ? "<" : ">") + " (" + at + ", " + id + ")";
    return Done{};
}

std::string cursor_after(const RowView& row, const Sort& sort) {
    std::string value;
    std::int64_t id = 0;
    for (int i = 0; i < row.columns(); ++i) {
        if (row.column_name(i) == "id") id = row.integer(i);
        if (row.column_name(i) != sort.field->name) continue;
        const Cell cell = row.cell(i);
        value = cell.type == CellType::integer ? std::to_string(cell.integer)
                                               : std::string(cell.text());
    }
    JsonOut out;
    out.begin_array().string(sort_name(sort)).string(value).integer(id).end_array();
    return encode(out.text());
}

void check_filter(Fields fields, const NamedText& parameter, Reading& reading) {
    const Filter filter = filter_of(fields, parameter.name);
    const PathSegment segment(reading, parameter.name);
    if (filter.field == nullptr)
        reading.refuse("field.unknown");
    else if (!filter.field->has(filterable))
        reading.refuse("field.not_filterable");
    else
        filter_cells(filter, parameter.value, reading);
}

void read_parameter(ListQuery& query, Fields fields, const NamedText& parameter, Reading& reading) {
    if (parameter.name == "q") {
        query.q = parameter.value;
    } else if (parameter.name == "cursor") {
        query.cursor = parameter.value;
    } else if (parameter.name == "sort") {
        query.sort = parameter.value;
    } else if (parameter.name == "limit") {
        const PathSegment limit(reading, "limit");
        Value<int>::text(parameter.value, query.limit, reading);
        if (query.limit < 1 || query.limit > kPageLimit) reading.refuse("field.out_of_range");
    } else {
        check_filter(fields, parameter, reading);
        query.filters.emplace_back(parameter.name, parameter.value);
    }
}

/// Rows for the search box: best matches first, one page. Filters and scope decide before the page
/// is cut, and scope is the list's own: what the list hides, a search does not show.
Result<std::string> searched_rows(Tx& tx, const TableOps& table, const ListQuery& query,
                                  const ListPlan& plan, const std::vector<Id>* owners,
                                  const std::function<void(const RowView&)>& sink) {
    const auto hits = search(tx, plan.search_entity, query.q, kCandidateLimit, owners);
    std::vector<Id> found;
    for (const auto& hit : hits) found.push_back(hit.id);
    const std::string from = " FROM " + std::string(table.name.table) + " WHERE org_id = $1";
    Draft passing{"SELECT id" + from, {}};
    add_ids(passing, tx.dialect(), "id", found);
    if (owners != nullptr) add_ids(passing, tx.dialect(), plan.owner_field, *owners);
    CHECK(add_filters(passing, tx.dialect(), table.fields, query));
    std::set<Id> kept;
    tx.run_text(passing.text, passing.cells, [&](const RowView& row) { kept.insert(row.id(0)); });
    const std::string one = "SELECT " + columns_of(table.fields) + from + " AND id = $2";
    int shown = 0;
    for (const Id id : found) {
        if (!kept.contains(id)) continue;
        if (++shown > query.limit) break;
        const Cell arguments[] = {Cell::of(id.v)};
        tx.run_text(one, arguments, sink);
    }
    return std::string{};
}

}  // namespace

Result<ListQuery> decode_list(const RawInput& raw, Fields fields) {
    ListQuery query;
    Reading reading;
    for (const auto& parameter : raw.query) read_parameter(query, fields, parameter, reading);
    if (query.filters.size() > kFilterLimit)
        reading.refuse("field.too_many", {{"max", std::to_string(kFilterLimit)}});
    if (!reading.problems.empty()) return Problem::invalid(std::move(reading.problems));
    return query;
}

Result<std::string> list_rows(Tx& tx, const Ctx& ctx, const TableOps& table, const ListQuery& query,
                              const ListPlan& plan,
                              const std::function<void(const RowView&)>& sink) {
    TRY(const Sort sort, sort_of(table, query.sort.empty() ? plan.default_sort : query.sort));
    std::vector<Id> own;
    const auto* owners =
        plan.owner_field.empty() ? nullptr : ctx.owners_in_scope(plan.permission, own);
    if (owners != nullptr && plan.with_unowned) {
        if (owners != &own) own = *owners;
        own.push_back({});
        owners = &own;
    }
    if (!query.q.empty() && !plan.search_entity.empty())
        return searched_rows(tx, table, query, plan, owners, sink);
    Draft draft;
    draft.text = "SELECT " + columns_of(table.fields) + " FROM " + std::string(table.name.table) +
                 " WHERE org_id = $1";
    if (owners != nullptr) add_ids(draft, tx.dialect(), plan.owner_field, *owners);
    if (owners != nullptr && !plan.other_owner_field.empty())
        add_ids(draft, tx.dialect(), plan.other_owner_field, *owners);
    CHECK(add_filters(draft, tx.dialect(), table.fields, query));
    if (!query.cursor.empty()) CHECK(add_cursor(draft, sort, query.cursor));
    const std::string direction = sort.descending ? " DESC" : "";
    draft.text += " ORDER BY " + std::string(sort.field->name) + direction + ", id" + direction +
                  " LIMIT " + draft.add(Cell::of(std::int64_t{query.limit} + 1));
    int seen = 0;
    std::string last, next;
    tx.run_text(draft.text, draft.cells, [&](const RowView& row) {
        if (++seen > query.limit) {
            next = last;
            return;
        }
        sink(row);
        if (seen == query.limit) last = cursor_after(row, sort);
    });
    return next;
}

}  // namespace zhuli::storage
