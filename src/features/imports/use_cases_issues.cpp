// What is wrong with which row, as a list and as a file.
#include "features/imports/issue_file.hpp"
#include "features/imports/use_cases_batch.hpp"

namespace zhuli::imports {

namespace {

constexpr int kIssuePage = 200;
constexpr std::size_t kMostFileBytes = 64u << 20;  // the rest is found after mending these

}  // namespace

Result<Issues> list_issues(Tx& tx, const Ctx& ctx, const IssueQuestion& question,
                           const Catalog& texts) {
    TRY(const auto batch, load_batch(tx, question.id));
    Issues issues;
    for (auto& issue : issues_of(tx, question.id, question.after, kIssuePage)) {
        IssueView view;
        static_cast<ImportIssue&>(view) = std::move(issue);
        view.text = words_of(view, batch.kind, texts, ctx.locale);
        issues.items.push_back(std::move(view));
    }
    if (issues.items.size() == kIssuePage) issues.next_after = issues.items.back().issue_no;
    return issues;
}

Result<http::File> make_issue_file(Tx& tx, const Ctx& ctx, const http::ById& in,
                                   const Catalog& texts) {
    TRY(const auto batch, load_batch(tx, in.id));
    http::File file{batch.file_name.v + "-problems.csv", "text/csv; charset=utf-8", ""};
    std::vector<std::string> header;
    for (const auto& name : batch.header) header.push_back(name.v);
    IssueFile out([&](std::string_view bytes) { file.body += bytes; }, batch.kind,
                  std::move(header), texts, ctx.locale);
    for (std::int64_t after = 0; file.body.size() < kMostFileBytes;) {
        const auto issues = issues_of(tx, in.id, after, kIssuePage);
        for (const ImportIssue& issue : issues) out.add(issue);
        if (issues.size() < kIssuePage) break;
        after = issues.back().issue_no;
    }
    out.finish();
    return file;
}

}  // namespace zhuli::imports
