#include "storage/list.hpp"

#include <boost/json/parse.hpp>
#include <boost/beast/core/detail/base64.hpp>

#include "storage/search_index.hpp"

namespace zhuli::storage {

namespace {

constexpr std::size_t kFilterLimit = 20;

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

/// The filter's value as the field reads it, so that SQL compares like with like.
Cell filter_cell(const Field& field, const std::string& text) {
    if (field.type->sql == CellType::integer && field.type->name != "boolean")
        return Cell::of(static_cast<std::int64_t>(std::strtoll(text.c_str(), nullptr, 10)));
    if (field.type->name == "boolean") return Cell::of(std::int64_t{text == "true" || text == "1"});
    return Cell::made(text);
}

void add_filter(Draft& draft, Fields fields, const std::string& name, const std::string& value) {
    std::string_view base = name;
    std::string_view comparison = " = ";
    if (find_field(fields, base) == nullptr) {
        const bool from = base.ends_with("_from");
        base.remove_suffix(from ? 5 : 3);
        comparison = from ? " >= " : " <= ";
    }
    const Field& field = *find_field(fields, base);
    std::string any;
    for (std::size_t at = 0; at <= value.size();) {
        const auto comma = std::min(value.find(',', at), value.size());
        if (!any.empty()) any += " OR ";
        any += std::string(base) + std::string(comparison) +
               draft.add(filter_cell(field, value.substr(at, comma - at)));
        at = comma + 1;
    }
    draft.text += " AND (" + any + ")";
}

void add_ids(Draft& draft, Dialect dialect, std::string_view column, const std::vector<Id>& ids) {
    std::string list;
    for (const Id id : ids) list += (list.empty() ? "" : ",") + std::to_string(id.v);
    draft.text += " AND " + std::string(column);
    if (dialect == Dialect::postgres)
        draft.text += " = ANY(CAST(" + draft.add(Cell::made("{" + list + "}")) + " AS BIGINT[]))";
    else
        draft.text +=
            " IN (SELECT value FROM json_each(" + draft.add(Cell::made("[" + list + "]")) + "))";
}

Result<> add_cursor(Draft& draft, const Sort& sort, const std::string& cursor) {
    boost::system::error_code error;
    const auto json = boost::json::parse(decode(cursor), error);
    const auto bad = Problem::of(Status::bad_request, "problem.bad_cursor");
    if (error || !json.is_array() || json.get_array().size() != 3) return bad;
    const auto& parts = json.get_array();
    if (!parts[0].is_string() || !parts[1].is_string() || !parts[2].is_int64()) return bad;
    if (std::string_view(parts[0].get_string()) != sort.field->name) return bad;
    const std::string value(parts[1].get_string());
    const std::string at = draft.add(sort.field->type->sql == CellType::integer
                                         ? Cell::of(static_cast<std::int64_t>(
                                               std::strtoll(value.c_str(), nullptr, 10)))
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
    out.begin_array().string(sort.field->name).string(value).integer(id).end_array();
    return encode(out.text());
}

Result<> check_filter(Fields fields, const NamedText& parameter, Reading& reading) {
    std::string_view name = parameter.name;
    const Field* field = find_field(fields, name);
    if (field == nullptr) {
        if (name.ends_with("_from"))
            field = find_field(fields, name.substr(0, name.size() - 5));
        else if (name.ends_with("_to"))
            field = find_field(fields, name.substr(0, name.size() - 3));
    }
    const PathSegment segment(reading, parameter.name);
    if (field == nullptr)
        reading.refuse("field.unknown");
    else if (!field->has(filterable))
        reading.refuse("field.not_filterable");
    return Done{};
}

void read_parameter(ListQuery& query, Fields fields, const NamedText& parameter,
                    Reading& reading) {
    const PathSegment segment(reading, "");
    reading.path.clear();
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
        (void)check_filter(fields, parameter, reading);
        query.filters.emplace_back(parameter.name, parameter.value);
    }
}

/// Rows for the search box: best matches first, one page.
Result<std::string> searched_rows(Tx& tx, const TableOps& table, const ListQuery& query,
                                  const ListPlan& plan, const std::vector<Id>* owners,
                                  const std::function<void(const RowView&)>& sink) {
    Draft one;
    one.text = "SELECT " + columns_of(table.fields) + " FROM " + std::string(table.name.table) +
               " WHERE org_id = $1 AND id = " + one.add(Cell::null());
    for (const auto& [name, value] : query.filters) add_filter(one, table.fields, name, value);
    for (const auto& hit : search(tx, plan.search_entity, query.q, query.limit, owners)) {
        one.cells[0] = Cell::of(hit.id.v);
        tx.run_text(one.text, one.cells, sink);
    }
    return std::string{};
}

}  // namespace

Result<ListQuery> decode_list(const RawInput& raw, Fields fields) {
    ListQuery query;
    Reading reading;
    for (const auto& parameter : raw.query) read_parameter(query, fields, parameter, reading);
    if (query.filters.size() > kFilterLimit) reading.refuse("field.too_many");
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
    if (!query.q.empty() && !plan.search_entity.empty())
        return searched_rows(tx, table, query, plan, owners, sink);
    Draft draft;
    draft.text = "SELECT " + columns_of(table.fields) + " FROM " + std::string(table.name.table) +
                 " WHERE org_id = $1";
    if (owners != nullptr) add_ids(draft, tx.dialect(), plan.owner_field, *owners);
    for (const auto& [name, value] : query.filters) add_filter(draft, table.fields, name, value);
    if (!query.cursor.empty()) CHECK(add_cursor(draft, sort, query.cursor));
    const std::string direction = sort.descending ? " DESC" : "";
    draft.text += " ORDER BY " + std::string(sort.field->name) + direction + ", id" + direction +
                  " LIMIT " + std::to_string(query.limit + 1);
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
