#include "features/imports/plan.hpp"

#include <set>

#include "features/catalog/model.hpp"
#include "features/customers/model.hpp"
#include "features/imports/rules_documents.hpp"

namespace zhuli::imports {

namespace {

std::string params_json(const Params& params) {
    JsonOut out;
    out.begin_object();
    for (const auto& [name, value] : params) out.key(name).string(value);
    return out.end_object().take();
}

std::string cells_json(std::span<const std::string_view> cells) {
    JsonOut out;
    out.begin_array();
    for (const auto cell : cells) out.string(cell);
    return out.end_array().take();
}

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

void plan_customers(Plan& plan, Documents& documents) {
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

void plan_documents(Plan& plan, Documents& documents) {
    for (Document& document : documents.all()) {
        if (document.broken) continue;
        ImportItem& item =
            add_item(plan, ItemKind::document, document.number, document.first_row);
        item.line_count = static_cast<std::int64_t>(document.lines.size());
        item.content = document_json(document, documents.products());
        for (const DocumentLine& line : document.lines)
            plan.batch.amount_minor += line.amount_minor;
        plan.batch.line_count += item.line_count;
        ++plan.batch.document_count;
        document.lines = {};
    }
}

Result<> read_orders(sheet::Reader& reader, const Mapping& mapping, Plan& plan) {
    Documents documents(mapping);
    sheet::Row row;
    for (;;) {
        TRY(const bool more, reader.next(row));
        if (!more) break;
        if (++plan.batch.row_count > kMaxLines)
            return Problem::of(Status::too_large, "imports.too_many_rows",
                               {{"max", std::to_string(kMaxLines)}});
        add_issues(plan, row, documents.add(row.number, row.cells));
    }
    plan_products(plan, documents);
    plan_customers(plan, documents);
    plan_documents(plan, documents);
    return Done{};
}

/// What a row says of a record: {field: text} of what is not empty, checked against the fields.
std::string record_json(ImportKind kind, const Mapping& mapping, Fields fields, void* scratch,
                        const sheet::Row& row, std::vector<FieldProblem>& problems) {
    Reading reading;
    JsonOut out;
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
    return out.end_object().take();
}

template <class Record>
Result<> read_records(sheet::Reader& reader, const Mapping& mapping, Plan& plan, ItemKind kind,
                      std::string_view key_field) {
    sheet::Row row;
    const Field* key = find_field(fields_of<Record>(), key_field);
    for (;;) {
        TRY(const bool more, reader.next(row));
        if (!more) break;
        if (++plan.batch.row_count > kMaxLines)
            return Problem::of(Status::too_large, "imports.too_many_rows",
                               {{"max", std::to_string(kMaxLines)}});
        Record record;
        std::vector<FieldProblem> problems;
        std::string content = record_json(plan.batch.kind, mapping, fields_of<Record>(), &record,
                                          row, problems);
        add_issues(plan, row, problems);
        if (!problems.empty()) continue;
        add_item(plan, kind, key->type->to_text(key->in(&record)), row.number).content =
            std::move(content);
        ++plan.batch.line_count;
        ++plan.batch.document_count;
    }
    return Done{};
}

}  // namespace

Result<Plan> read_plan(sheet::Reader& reader, const Request& request) {
    TRY(const auto mapping, map_columns(request.kind, reader.header(), request.map));
    Plan plan;
    plan.header = reader.header();
    plan.batch.kind = request.kind;
    plan.batch.source = request.source;
    plan.batch.file_name = request.file_name;
    if (request.kind == ImportKind::orders)
        CHECK(read_orders(reader, mapping, plan));
    else if (request.kind == ImportKind::customers)
        CHECK(read_records<customers::Customer>(reader, mapping, plan, ItemKind::customer,
                                                "external_no"));
    else
        CHECK(read_records<catalog::Product>(reader, mapping, plan, ItemKind::product, "code"));
    return plan;
}

}  // namespace zhuli::imports
