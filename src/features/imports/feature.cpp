#include "features/imports/feature.hpp"

#include "features/imports/messages.hpp"
#include "features/imports/rules.hpp"
#include "features/imports/store.hpp"
#include "features/imports/use_cases.hpp"
#include "features/imports/work.hpp"

namespace zhuli::imports {

namespace {

constexpr std::string_view kDepends[] = {"identity", "customers", "catalog",
                                         "stock",    "orders",    "followups"};

constexpr http::Route kRoutes[] = {
    http::create<&begin_upload>("/imports", "imports.run", "Begin an import; its file follows"),
    http::act<&keep_upload_part>("/imports/{id}/parts", "imports.run", "One part of the file"),
    http::get<&show_columns>("/imports/{id}/columns", "imports.run",
                             "The file's columns and what they are taken for"),
    http::act<&start_reading>("/imports/{id}/reading", "imports.run",
                              "Read and stage the file with this mapping"),
    http::get<&list_batches>("/imports", "imports.read", "Import batches, newest first"),
    http::get<&show_batch>("/imports/{id}", "imports.read", "One batch and how far it is"),
    http::get<&list_issues>("/imports/{id}/issues", "imports.read", "What is wrong with which row"),
    http::get<&make_issue_file>("/imports/{id}/issue_file", "imports.read",
                                "The rows with problems, to be mended and sent again"),
    http::act<&decide_items>("/imports/{id}/decisions", "imports.run",
                             "Settle rows that were left out otherwise"),
    http::act<&start_batch>("/imports/{id}/application", "imports.run", "Apply a staged batch"),
    http::act<&start_undo>("/imports/{id}/reversal", "imports.run", "Undo an applied batch"),
    http::act<&discard_batch>("/imports/{id}/disposal", "imports.run", "Throw a staged batch away"),
};

constexpr EntityMeta kEntities[] = {{"import_batch", fields_of<BatchView>(), "imports.read"}};

constexpr jobs::JobKind kJobs[] = {{kBatchesJob, &run_batches}, {kSweepJob, &sweep, kDayMs}};

constexpr storage::Recorded kRecords[] = {storage::recorded<ImportBatch>()};

}  // namespace

const Feature feature{.name = "imports",
                      .depends = kDepends,
                      .routes = kRoutes,
                      .permissions = permissions(),
                      .migrations = migrations(),
                      .messages = messages(),
                      .jobs = kJobs,
                      .checks = checks(),
                      .statements = statements(),
                      .entities = kEntities,
                      .records = kRecords};

}  // namespace zhuli::imports
