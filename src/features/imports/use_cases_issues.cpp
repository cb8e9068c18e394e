// What is wrong with which row, as a list and as a file. Whoever may not see the contacts of who
// brought the file is shown only cells that became a member which nothing hides.
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <map>
#include <set>

#include "features/imports/issue_file.hpp"
#include "features/imports/rules.hpp"
#include "features/imports/run.hpp"
#include "features/imports/use_cases_batch.hpp"
#include "features/imports/veil.hpp"

namespace zhuli::imports {

namespace {

constexpr int kIssuePage = 200;
constexpr std::size_t kMostFileBytes = 64u << 20;  // the rest is found after mending these

void cover(ImportIssue& issue, const Veil& veil) {
    if (!veil.is_down()) return;
    auto cells = boost::json::parse(issue.cells).as_array();
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (!veil.shows(i)) cells[i] = "";
    issue.cells = boost::json::serialize(cells);
}

/// The number of the item an issue is about; 0: of a row that never became one.
std::int64_t item_no_of(const ImportIssue& issue) {
    return issue.issue_no < kIssuesOfItems ? 0 : (issue.issue_no - kIssuesOfItems) / kIssuesPerItem;
}

/// What may be decided of the rows, and what was.
void add_choices(Tx& tx, const Ctx& ctx, const ImportBatch& batch, std::vector<IssueView>& issues) {
    std::set<std::int64_t> asked;
    for (const auto& issue : issues)
        if (const auto number = item_no_of(issue)) asked.insert(number);
    const std::vector<std::int64_t> numbers(asked.begin(), asked.end());
    std::map<std::int64_t, ImportItem> items;
    for (auto& item : items_numbered(tx, batch.id, numbers)) items[item.item_no] = std::move(item);
    const bool decidable = may_decide(ctx, batch);
    for (auto& issue : issues) {
        const auto found = items.find(item_no_of(issue));
        if (found == items.end()) continue;
        issue.about = about(found->second);
        issue.decision = found->second.decision;
        const auto all = choices(batch.kind, issue.about);
        if (decidable) issue.choices.assign(all.begin(), all.end());
    }
}

}  // namespace

Result<Issues> list_issues(Tx& tx, const Ctx& ctx, const IssueQuestion& question,
                           const Catalog& texts) {
    TRY(const auto batch, load_batch(tx, question.id));
    const Veil veil(ctx, batch);
    Issues issues;
    for (auto& issue : issues_of(tx, question.id, question.after, kIssuePage)) {
        IssueView view;
        static_cast<ImportIssue&>(view) = std::move(issue);
        cover(view, veil);
        view.text = words_of(view, batch.kind, texts, ctx.locale);
        issues.items.push_back(std::move(view));
    }
    add_choices(tx, ctx, batch, issues.items);
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
    const Veil veil(ctx, batch);
    for (std::int64_t after = 0; file.body.size() < kMostFileBytes;) {
        auto issues = issues_of(tx, in.id, after, kIssuePage);
        for (ImportIssue& issue : issues) {
            cover(issue, veil);
            out.add(issue);
        }
        if (issues.size() < kIssuePage) break;
        after = issues.back().issue_no;
    }
    out.finish();
    return file;
}

}  // namespace zhuli::imports
