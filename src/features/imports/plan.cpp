#include "features/imports/plan.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <set>

#include "core/text/utf8.hpp"
#include "features/catalog/model.hpp"
#include "features/customers/model.hpp"
#include "features/imports/rules_contacts.hpp"
#include "features/imports/rules_customers.hpp"
#include "features/imports/rules_interactions.hpp"
#include "features/imports/rules_opening.hpp"
#include "features/imports/rules_plans.hpp"
#include "sheet/cell_value.hpp"

namespace zhuli::imports {

namespace {

std::string cells_json(std::span<const std::string_view> cells) {
    JsonOut out;
    out.begin_array();
    for (const auto cell : cells) out.string(cell);
    return out.end_array().take();
}

/// The next row of a file that may have at most `most`, freed from the apostrophes our own exports
/// put before what a spreadsheet would take for a formula.
class Rows {
 public:
    Rows(sheet::Reader& reader, Plan& plan, std::int64_t most)
        : reader_(reader), plan_(plan), most_(most) {}
    Result<bool> next(sheet::Row& row) {
        TRY(const bool more, reader_.next(row));
        if (!more) return false;
        if (++plan_.batch.row_count > most_)
            return Problem::of(Status::too_large, "imports.too_many_rows",
                               {{"max", std::to_string(most_)}});
        cells_.clear();
        for (const auto cell : row.cells) cells_.push_back(sheet::unguarded(cell));
        row.cells = cells_;
        return true;
    }

 private:
    sheet::Reader& reader_;
    Plan& plan_;
    std::int64_t most_;
    std::vector<std::string_view> cells_;
};

void add_issues(Plan& plan, const sheet::Row& row, std::span<const FieldProblem> problems) {
    for (const FieldProblem& problem : problems)
        plan.issues.push_back({static_cast<std::int64_t>(plan.issues.size()) + 1, row.number,
                               problem.path, problem.code, params_json(problem.params),
                               cells_json(row.cells)});
    plan.batch.error_count += problems.empty() ? 0 : 1;
}

ImportItem& add_item(Plan& plan, ItemKind kind, std::string external_no, std::int64_t row_no) {
    ImportItem& item = plan.items.emplace_back();
    item.item_no = static_cast<std::int64_t>(plan.items.size());
    item.kind = kind;
    item.external_no = std::move(external_no);
    item.row_no = row_no;
    return item;
}

/// The key by which a document names its customer; empty: the walk-in customer.
const std::string& key_of(const Document& document) {
    return document.customer_code.empty() ? document.customer_name : document.customer_code;
}

void plan_products(Plan& plan, const Documents& documents) {
    for (const SoldProduct& product : documents.products()) {
        JsonOut out;
        out.begin_object().key("code").string(product.code).key("name").string(product.name());
        out.key("list_price_e4").string(format_unit_price(product.last_price_e4)).end_object();
        add_item(plan, ItemKind::product, product.code, 0).content = out.take();
    }
}

void plan_customers(Plan& plan, const Documents& documents) {
    std::set<std::string_view> known;
    for (const Document& document : documents.all()) {
        if (document.broken || !known.insert(key_of(document)).second) continue;
        JsonOut out;
        out.begin_object().key("name");
        out.string(document.customer_name.empty() ? document.customer_code
                                                  : document.customer_name);
        out.key("region").string(document.region).end_object();
        add_item(plan, ItemKind::customer, key_of(document), document.first_row).content =
            out.take();
    }
}

std::string document_json(const Document& document, const std::vector<SoldProduct>& products) {
    JsonOut out;
    out.begin_object().key("kind").string(enum_name(kind_of(document)));
    out.key("customer").string(key_of(document));
    out.key("customer_name").string(document.customer_name);
    out.key("region").string(document.region);
    out.key("placed_on").string(document.placed.day.to_string());
    out.key("minute").integer(document.placed.minute).key("lines").begin_array();
    for (const DocumentLine& line : document.lines) {
        const SoldProduct& product = products[line.product];
        const bool named = line.description < product.descriptions.size();
        out.begin_array().string(product.code);
        out.string(named ? product.descriptions[line.description].first : product.code);
        out.integer(line.quantity.v).integer(line.unit_price_e4.v).integer(line.amount_minor.v);
        out.end_array();
    }
    return out.end_array().end_object().take();
}

/// A file may add up to more than any amount: the most there is says enough.
Money within_range(Money sum) { return {std::clamp(sum.v, Money::kMin, Money::kMax)}; }

void plan_documents(Plan& plan, const Documents& documents) {
    plan.first_document = plan.items.size();
    const auto& all = documents.all();
    for (std::uint32_t at = 0; at < all.size(); ++at) {
        const Document& document = all[at];
        if (document.broken) continue;
        ImportItem& item = add_item(plan, ItemKind::document, document.number, document.first_row);
        item.line_count = static_cast<std::int64_t>(document.lines.size());
        plan.document_at.push_back(at);
        plan.batch.amount_minor = within_range(plan.batch.amount_minor + document.amount_minor);
        plan.batch.line_count += item.line_count;
        ++plan.batch.document_count;
    }
}

Result<> read_orders(sheet::Reader& reader, Plan& plan) {
    const auto documents = std::make_shared<Documents>(plan.mapping);
    Rows rows(reader, plan, kMaxLines);
    sheet::Row row;
    for (;;) {
        TRY(const bool more, rows.next(row));
        if (!more) break;
        add_issues(plan, row, documents->add(row.number, row.cells));
    }
    plan_products(plan, *documents);
    plan_customers(plan, *documents);
    plan_documents(plan, *documents);
    plan.documents = documents;
    return Done{};
}

/// What a row says of a record: texts by field, of what is not empty, checked against the fields;
/// `out` is left open for more.
void read_record(ImportKind kind, const Mapping& mapping, Fields fields, void* scratch,
                 const sheet::Row& row, std::vector<FieldProblem>& problems, JsonOut& out) {
    Reading reading;
    out.begin_object();
    const auto columns = columns_of(kind);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto at = static_cast<std::size_t>(mapping.at[i]);
        const std::string_view text =
            mapping.at[i] < 0 || at >= row.cells.size() ? std::string_view{} : row.cells[at];
        if (columns[i].required && text.find_first_not_of(" \t") == text.npos)
            problems.push_back({std::string(columns[i].name), "field.required", {}});
        if (text.empty()) continue;
        const Field* field = find_field(fields, columns[i].name);
        reading.path = columns[i].name;
        if (field != nullptr) read_cell(*field, text, scratch, reading);
        out.key(columns[i].name).string(text);
    }
    for (auto& problem : reading.problems) problems.push_back(std::move(problem));
}

/// Numbers of products are taken as written, spaces included.
std::string key_text(const Mapping& mapping, const Field& key, const void* record,
                     const sheet::Row& row) {
    const auto at = static_cast<std::size_t>(mapping.at[0]);
    if (key.name == "code" && mapping.at[0] >= 0 && at < row.cells.size())
        return std::string(row.cells[at]);
    return key.type->to_text(key.in(record));
}

/// What no single field can refuse.
template <class Record>
void check_row(const Record&, std::vector<FieldProblem>&) {}

/// What the file means beyond its own words.
template <class Record>
void add_meant(const Record&, const Request&, std::vector<FieldProblem>&, JsonOut&) {}

void add_meant(const CustomerRow& row, const Request& request, std::vector<FieldProblem>& problems,
               JsonOut& out) {
    if (row.owner.empty()) return;
    const Result<Id> owner = request.find_owner ? request.find_owner(row.owner.v)
                                                : Problem::field("owner", "imports.no_such_owner",
                                                                 {{"name", row.owner.v}});
    if (owner.ok())
        out.key("owner_id").string(std::to_string(owner->v));
    else
        problems.insert(problems.end(), owner.problem().fields.begin(),
                        owner.problem().fields.end());
}

/// The key is the first of columns_of().
template <class Record>
Result<> read_records(sheet::Reader& reader, const Request& request, Plan& plan, ItemKind kind) {
    Rows rows(reader, plan, kMaxRecords);
    sheet::Row row;
    const Field* key = find_field(fields_of<Record>(), columns_of(plan.batch.kind)[0].name);
    for (;;) {
        TRY(const bool more, rows.next(row));
        if (!more) break;
        Record record;
        std::vector<FieldProblem> problems;
        JsonOut content;
        read_record(plan.batch.kind, plan.mapping, fields_of<Record>(), &record, row, problems,
                    content);
        check_row(record, problems);
        add_meant(record, request, problems, content);
        add_issues(plan, row, problems);
        if (!problems.empty()) continue;
        add_item(plan, kind, key_text(plan.mapping, *key, &record, row), row.number).content =
            content.end_object().take();
        ++plan.batch.line_count;
        ++plan.batch.document_count;
    }
    return Done{};
}

std::string kept_name(std::string_view name) {
    return std::string(text::prefix(text::clean(name), kLongestHeader));
}

void keep_header(Plan& plan, const std::vector<std::string>& header) {
    plan.header = header;
    for (std::size_t i = 0; i < header.size() && i < kMostHeaders; ++i)
        plan.batch.header.emplace_back(kept_name(header[i]));
}

}  // namespace

std::string params_json(const Params& params) {
    JsonOut out;
    out.begin_object();
    for (const auto& [name, value] : params) out.key(name).string(value);
    return out.end_object().take();
}

Params params_of(std::string_view json) {
    Params params;
    const auto parsed = boost::json::parse(json);
    for (const auto& [name, value] : parsed.as_object())
        params.emplace_back(std::string(name), std::string(value.as_string()));
    return params;
}

std::string cells_of(const Mapping& mapping, ImportKind kind, std::size_t columns,
                     const boost::json::object& content) {
    std::vector<std::string_view> cells(columns);
    const auto ours = columns_of(kind);
    for (std::size_t i = 0; i < ours.size() && i < mapping.at.size(); ++i) {
        const auto at = static_cast<std::size_t>(mapping.at[i]);
        const auto* text = content.if_contains(ours[i].name);
        if (mapping.at[i] >= 0 && at < columns && text != nullptr) cells[at] = text->get_string();
    }
    return cells_json(cells);
}

ImportItem Plan::whole(std::size_t index) const {
    ImportItem item = items[index];
    if (item.kind == ItemKind::document)
        item.content = document_json(documents->all()[document_at[index - first_document]],
                                     documents->products());
    return item;
}

Result<Plan> read_plan(sheet::Reader& reader, const Request& request) {
    Plan plan;
    TRY(plan.mapping, map_columns(request.kind, reader.header(), request.map));
    keep_header(plan, reader.header());
    plan.batch.kind = request.kind;
    plan.batch.source = request.source;
    plan.batch.file_name = kept_name(request.file_name);
    plan.batch.content_hash = request.content_hash;
    plan.batch.charset = request.options.charset;
    plan.batch.sheet = request.options.sheet;
    plan.batch.header_row = request.options.header_row.value_or(0);
    for (const MappedName& name : request.map)
        plan.batch.mapping.push_back({kept_name(name.theirs), std::string_view(name.ours)});
    if (request.kind == ImportKind::orders)
        CHECK(read_orders(reader, plan));
    else if (request.kind == ImportKind::customers)
        CHECK(read_records<CustomerRow>(reader, request, plan, ItemKind::customer));
    else if (request.kind == ImportKind::contacts)
        CHECK(read_records<ContactRow>(reader, request, plan, ItemKind::contact));
    else if (request.kind == ImportKind::interactions)
        CHECK(read_records<InteractionRow>(reader, request, plan, ItemKind::interaction));
    else if (request.kind == ImportKind::follow_ups)
        CHECK(read_records<PlannedRow>(reader, request, plan, ItemKind::follow_up));
    else if (request.kind == ImportKind::stock)
        CHECK(read_records<OpeningRow>(reader, request, plan, ItemKind::opening));
    else
        CHECK(read_records<catalog::Product>(reader, request, plan, ItemKind::product));
    return plan;
}

}  // namespace zhuli::imports
