// `zhuli import`: a file into the database by the same plan, stage and apply as in the browser.
// Prints what happened for people, or as one JSON object on the last line for programs.
#include <boost/json/parse.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "cli/commands.hpp"
#include "features/identity/store.hpp"
#include "features/identity/use_cases.hpp"
#include "features/imports/run.hpp"
#include "features/imports/store.hpp"
#include "sheet/csv_writer.hpp"
#include "storage/entity.hpp"
#include "storage/events.hpp"

namespace zhuli::cli {

namespace {

constexpr std::size_t kIssuesShown = 20;
constexpr std::size_t kLongestSource = 20;

Result<std::vector<imports::MappedName>> mapped(const std::vector<std::string>& pairs) {
    std::vector<imports::MappedName> names;
    for (const std::string& pair : pairs) {
        const auto at = pair.rfind('=');
        if (at == pair.npos || at == 0)
            return Problem::field("map", "cli.map_is_theirs_equals_ours", {{"value", pair}});
        names.push_back({pair.substr(0, at), pair.substr(at + 1)});
    }
    return names;
}

Params params_of(const std::string& json) {
    Params params;
    const auto parsed = boost::json::parse(json);
    for (const auto& [name, value] : parsed.as_object())
        params.emplace_back(std::string(name), std::string(value.as_string()));
    return params;
}

void show_issues(const imports::Plan& plan, const Catalog& catalog) {
    for (std::size_t i = 0; i < plan.issues.size() && i < kIssuesShown; ++i) {
        const auto& issue = plan.issues[i];
        std::fprintf(stderr, "row %lld, %s: %s\n", static_cast<long long>(issue.row_no),
                     issue.column.c_str(),
                     catalog.text(Locale::en, issue.code, params_of(issue.params)).c_str());
    }
    if (plan.issues.size() > kIssuesShown)
        std::fprintf(stderr, "… and %zu more problems\n", plan.issues.size() - kIssuesShown);
}

/// The broken rows as they were, with what is wrong beside them, to be mended and sent again.
Result<> write_errors(const std::string& file, const imports::Plan& plan, const Catalog& catalog) {
    std::ofstream out(file, std::ios::binary);
    if (!out) return Problem::field("errors", "cli.unwritable_file", {{"file", file}});
    sheet::CsvWriter writer([&](std::string_view bytes) {
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    });
    std::vector<sheet::CellValue> cells(plan.header.begin(), plan.header.end());
    cells.insert(cells.end(), {std::string_view("row"), std::string_view("problem")});
    writer.write_row(cells);
    for (std::size_t i = 0; i < plan.issues.size();) {
        const auto& first = plan.issues[i];
        std::string problems;
        for (; i < plan.issues.size() && plan.issues[i].row_no == first.row_no; ++i)
            problems += (problems.empty() ? "" : "; ") + plan.issues[i].column + ": " +
                        catalog.text(Locale::en, plan.issues[i].code,
                                     params_of(plan.issues[i].params));
        const auto row = boost::json::parse(first.cells).as_array();
        cells.assign(plan.header.size(), sheet::CellValue{});
        for (std::size_t c = 0; c < row.size() && c < cells.size(); ++c)
            cells[c] = std::string_view(row[c].as_string());
        cells.insert(cells.end(), {first.row_no, std::string_view(problems)});
        writer.write_row(cells);
    }
    writer.finish();
    return Done{};
}

std::string summary_json(const imports::ImportBatch& batch, const imports::Outcome& outcome,
                         bool dry_run) {
    JsonOut out;
    out.begin_object().key("kind").string(enum_name(batch.kind));
    out.key("dry_run").boolean(dry_run);
    out.key("batch_id").string(std::to_string(batch.id.v));
    out.key("rows").integer(batch.row_count).key("lines").integer(batch.line_count);
    out.key("documents").integer(batch.document_count);
    out.key("documents_created").integer(outcome.documents_created);
    out.key("customers_created").integer(outcome.customers_created);
    out.key("walk_in_created").integer(outcome.walk_in_created);
    out.key("products_created").integer(outcome.products_created);
    out.key("unchanged").integer(outcome.unchanged);
    out.key("amount_minor").integer(batch.amount_minor.v);
    out.key("conflicts").integer(outcome.conflicts);
    out.key("errors").integer(batch.error_count + outcome.refused);
    return out.end_object().take();
}

void print_text(const imports::ImportBatch& batch, const imports::Outcome& outcome,
                const std::string& currency) {
    const auto n = [](std::int64_t value) { return static_cast<long long>(value); };
    std::printf("%lld rows: %lld lines in %lld documents, %s %s\n", n(batch.row_count),
                n(batch.line_count), n(batch.document_count),
                format_money(batch.amount_minor).c_str(), currency.c_str());
    std::printf("created: %lld documents, %lld customers, %lld products\n",
                n(outcome.documents_created), n(outcome.customers_created),
                n(outcome.products_created));
    std::printf("unchanged: %lld; conflicts: %lld; rows with errors: %lld\n", n(outcome.unchanged),
                n(outcome.conflicts), n(batch.error_count + outcome.refused));
}

Result<Ctx> ctx_of(storage::Database& db, const identity::Org& org, const std::string& as) {
    return storage::read_now(db, org.id, [&](storage::Tx& tx) -> Result<Ctx> {
        std::optional<Id> user = as.empty() ? identity::first_admin(tx) : std::nullopt;
        for (const auto& login : as.empty() ? std::vector<identity::Login>{}
                                            : identity::find_logins(tx, as))
            if (login.org_id == org.id) user = login.user_id;
        const auto found = user ? storage::find<identity::User>(tx, *user) : std::nullopt;
        if (!found) return Problem::field("as", "cli.no_such_person", {{"email", as}});
        return identity::person_ctx(tx, org, *found, clock_now(), Path::import);
    });
}

void follow_events(storage::Database& db, const identity::Org& org, Features features) {
    for (const Feature* feature : features)
        for (const Consumer& consumer : feature->consumers)
            while (storage::run_consumer(db, identity::system_ctx(org, clock_now()), consumer.name,
                                         consumer.handle) == storage::kConsumerBatch) {
            }
}

void show_progress(std::int64_t settled, std::int64_t items) {
    static std::int64_t shown = -1;
    const std::int64_t percent = items > 0 ? settled * 100 / items : 100;
    if (percent == shown) return;
    shown = percent;
    std::fprintf(stderr, "\r%lld %%", static_cast<long long>(percent));
    if (percent == 100) std::fputc('\n', stderr);
}

Result<int> run_import(storage::Database& db, const ImportOptions& options, Features features) {
    TRY(const auto map, mapped(options.map));
    TRY(const auto org, choose_org(db, options.target.org));
    TRY(const auto ctx, ctx_of(db, org, options.target.as));
    if (!ctx.allowed("imports.run")) return Problem::of(Status::forbidden, "problem.forbidden");
    if (options.source.empty() || options.source.size() > kLongestSource)
        return Problem::field("source", "cli.source_too_long",
                              {{"max", std::to_string(kLongestSource)}});
    imports::Request request{.source = options.source,
                             .file_name = std::filesystem::path(options.file).filename(),
                             .map = map};
    enum_from_name(options.kind, request.kind);
    TRY(const auto reader, sheet::open(options.file));
    TRY(auto plan, imports::read_plan(*reader, request));
    const Catalog catalog = all_messages(features);
    show_issues(plan, catalog);
    if (!options.errors.empty()) CHECK(write_errors(options.errors, plan, catalog));
    imports::ImportBatch batch = plan.batch;
    imports::Outcome outcome;
    if (options.dry_run) {
        outcome = imports::foresee(db, ctx, plan);
    } else {
        TRY(const auto staged, imports::stage(db, ctx, plan));
        plan.items = {};
        TRY(batch, imports::apply(db, ctx, staged.id, &clock_now, show_progress));
        outcome = storage::read_now(
            db, org.id, [&](storage::Tx& tx) { return imports::outcome_of(tx, batch.id); });
        follow_events(db, org, features);
    }
    if (options.format == "json")
        std::printf("%s\n", summary_json(batch, outcome, options.dry_run).c_str());
    else
        print_text(batch, outcome, org.currency.v);
    return batch.error_count + outcome.refused > 0 ? kBadInput : kDone;
}

}  // namespace

int import_file(const ImportOptions& options, Features features) {
    auto db = open_current(options.target.db, features);
    if (!db) return kBadInput;
    const auto code = run_import(*db, options, features);
    db->drain();
    return code.ok() ? *code : refuse(code.problem(), features);
}

}  // namespace zhuli::cli
