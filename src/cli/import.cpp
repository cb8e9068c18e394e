// `zhuli import`: a file into the database by the same plan, stage and apply as in the browser.
// Prints what happened for people, or as one JSON object on the last line for programs.
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "cli/commands.hpp"
#include "features/identity/use_cases.hpp"
#include "features/imports/file_hash.hpp"
#include "features/imports/issue_file.hpp"
#include "features/imports/owners.hpp"
#include "features/imports/run.hpp"
#include "features/imports/store.hpp"
#include "storage/follow.hpp"

namespace zhuli::cli {

namespace {

constexpr std::size_t kIssuesShown = 20;
constexpr std::size_t kLongestSource = 20;

Result<std::vector<imports::MappedName>> mapped(const std::vector<std::string>& pairs) {
    std::vector<imports::MappedName> names;
    for (const std::string& pair : pairs) {
        const auto at = pair.rfind('=');
        if (at == pair.npos || at + 1 == pair.size())
            return Problem::field("map", "cli.map_is_theirs_equals_ours", {{"value", pair}});
        names.push_back({pair.substr(0, at), pair.substr(at + 1)});
    }
    return names;
}

/// Everything wrong with the file: its rows, then its items, as they turned out or would.
template <class F>
void each_issue(storage::Database& db, Id org, const imports::Plan& plan,
                const imports::Forecast& forecast, Id batch, F&& use) {
    if (!batch) {
        for (const auto& issue : plan.issues) use(issue);
        for (const auto& issue : forecast.issues) use(issue);
        return;
    }
    constexpr int kPage = 500;
    for (std::int64_t after = 0;;) {
        const auto issues = storage::read_now(
            db, org, [&](storage::Tx& tx) { return imports::issues_of(tx, batch, after, kPage); });
        for (const auto& issue : issues) use(issue);
        if (issues.size() < kPage) return;
        after = issues.back().issue_no;
    }
}

/// Says the first problems on stderr and writes all of them to the file asked for.
class Issues {
 public:
    Issues(imports::ImportKind kind, const Catalog& texts) : kind_(kind), texts_(texts) {}

    Result<> open(const std::string& file, const std::vector<std::string>& header) {
        if (file.empty()) return Done{};
        out_.open(file, std::ios::binary);
        if (!out_) return Problem::field("errors", "cli.unwritable_file", {{"file", file}});
        file_ = std::make_unique<imports::IssueFile>(
            [this](std::string_view bytes) {
                out_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
            },
            kind_, header, texts_, Locale::en);
        return Done{};
    }
    void add(const imports::ImportIssue& issue) {
        if (file_) file_->add(issue);
        if (++count_ > kIssuesShown) return;
        std::fprintf(stderr, "row %lld, %s\n", static_cast<long long>(issue.row_no),
                     imports::words_of(issue, kind_, texts_, Locale::en).c_str());
    }
    void finish() {
        if (file_) file_->finish();
        if (count_ > kIssuesShown)
            std::fprintf(stderr, "… and %zu more problems\n", count_ - kIssuesShown);
    }

 private:
    imports::ImportKind kind_;
    const Catalog& texts_;
    std::ofstream out_;
    std::unique_ptr<imports::IssueFile> file_;
    std::size_t count_ = 0;
};

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
    out.key("updated").integer(outcome.updated);
    out.key("unchanged").integer(outcome.unchanged);
    out.key("amount_minor").integer(batch.amount_minor.v);
    out.key("conflicts").integer(outcome.conflicts);
    out.key("suspected").integer(outcome.suspected);
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
    std::printf("unchanged: %lld; conflicts: %lld; suspected duplicates: %lld; errors: %lld\n",
                n(outcome.unchanged), n(outcome.conflicts), n(outcome.suspected),
                n(batch.error_count + outcome.refused));
}

void follow_events(storage::Database& db, const identity::Org& org, Features features) {
    for (const Feature* feature : features)
        for (const Consumer& consumer : feature->consumers)
            storage::follow(
                db, [&] { return identity::system_ctx(org, clock_now()); }, consumer.name,
                consumer.handle, [] { return false; });
}

void show_progress(std::int64_t settled, std::int64_t items) {
    static std::int64_t shown = -1;
    const std::int64_t percent = items > 0 ? settled * 100 / items : 100;
    if (percent == shown) return;
    shown = percent;
    std::fprintf(stderr, "\r%lld %%", static_cast<long long>(percent));
    if (percent == 100) std::fputc('\n', stderr);
}

Result<imports::Request> request_of(const ImportOptions& options) {
    TRY(const auto map, mapped(options.map));
    if (options.source.empty() || options.source.size() > kLongestSource)
        return Problem::field("source", "cli.source_too_long",
                              {{"max", std::to_string(kLongestSource)}});
    imports::Request request{.source = options.source,
                             .file_name = std::filesystem::path(options.file).filename(),
                             .map = map};
    request.options.sheet = options.sheet;
    request.options.charset = options.charset;
    enum_from_name(options.kind, request.kind);
    request.content_hash = imports::file_hash_of(options.file, request);
    return request;
}

struct Finished {
    imports::ImportBatch batch;
    imports::Outcome outcome;
};

Result<Finished> apply_plan(storage::Database& db, const identity::Org& org, const Ctx& ctx,
                            imports::Plan& plan, Features features) {
    TRY(const auto staged, imports::stage(db, ctx, plan, imports::Ahead::unforeseen));
    plan.items = {};
    plan.documents.reset();
    TRY(const auto batch, imports::apply(db, ctx, staged.id, &clock_now, show_progress));
    follow_events(db, org, features);
    return Finished{batch, storage::read_now(db, ctx.org.id, [&](storage::Tx& tx) {
                        return imports::outcome_of(tx, batch.id);
                    })};
}

Result<int> run_import(storage::Database& db, const ImportOptions& options, Features features) {
    TRY(const auto org, choose_org(db, options.target.org));
    TRY(const auto ctx, acting_as(db, org, options.target.as, Path::import));
    if (!ctx.allowed("imports.run")) return Problem::of(Status::forbidden, "problem.forbidden");
    TRY(auto request, request_of(options));
    request.find_owner = imports::find_owner(db, ctx);
    TRY(const auto reader, sheet::open(options.file, request.options));
    TRY(auto plan, imports::read_plan(*reader, request));
    const Catalog catalog = all_messages(features);
    Issues issues(request.kind, catalog);
    CHECK(issues.open(options.errors, plan.header));
    Finished finished{plan.batch, {}};
    imports::Forecast forecast;
    if (options.dry_run) {
        forecast = imports::foresee(db, ctx, plan, show_progress);
        finished.outcome = forecast.outcome;
    } else {
        TRY(finished, apply_plan(db, org, ctx, plan, features));
    }
    each_issue(db, org.id, plan, forecast, finished.batch.id,
               [&](const imports::ImportIssue& issue) { issues.add(issue); });
    issues.finish();
    if (options.format == "json")
        std::printf("%s\n",
                    summary_json(finished.batch, finished.outcome, options.dry_run).c_str());
    else
        print_text(finished.batch, finished.outcome, org.currency.v);
    return finished.batch.error_count + finished.outcome.refused > 0 ? kBadInput : kDone;
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
