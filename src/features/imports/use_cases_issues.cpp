// What is wrong with which row, as a list and as a file. Whoever may not see the contacts of who
// brought the file is shown only cells that became a member which nothing hides.
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "features/customers/model.hpp"
#include "features/imports/issue_file.hpp"
#include "features/imports/plan.hpp"
#include "features/imports/use_cases_batch.hpp"

namespace zhuli::imports {

namespace {

constexpr int kIssuePage = 200;
constexpr std::size_t kMostFileBytes = 64u << 20;  // the rest is found after mending these

bool is_hidden(ImportKind kind, std::string_view column) {
    if (kind != ImportKind::customers) return false;
    const Field* field = find_field(fields_of<customers::Customer>(), column);
    return field == nullptr || field->has(masked);
}

/// Blanks what the caller may not see of a row.
class Veil {
 public:
    Veil(const Ctx& ctx, const ImportBatch& batch)
        : is_down_(!ctx.covers("customers.contact", batch.actor_id)), shown_(batch.header.size()) {
        std::vector<std::string> header(batch.header.begin(), batch.header.end());
        std::vector<MappedName> told;
        for (const ToldName& name : batch.mapping) told.push_back({name.theirs.v, name.ours.v});
        const auto mapping = map_columns(batch.kind, header, told);
        if (!mapping.ok()) return;
        const auto ours = columns_of(batch.kind);
        for (std::size_t i = 0; i < ours.size(); ++i)
            if (mapping->at[i] >= 0 && !is_hidden(batch.kind, ours[i].name))
                shown_.at(static_cast<std::size_t>(mapping->at[i])) = true;
    }

    void cover(ImportIssue& issue) const {
        if (!is_down_) return;
        auto cells = boost::json::parse(issue.cells).as_array();
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (i >= shown_.size() || !shown_[i]) cells[i] = "";
        issue.cells = boost::json::serialize(cells);
    }

 private:
    bool is_down_;
    std::vector<bool> shown_;  // by the place in the file
};

}  // namespace

Result<Issues> list_issues(Tx& tx, const Ctx& ctx, const IssueQuestion& question,
                           const Catalog& texts) {
    TRY(const auto batch, load_batch(tx, question.id));
    const Veil veil(ctx, batch);
    Issues issues;
    for (auto& issue : issues_of(tx, question.id, question.after, kIssuePage)) {
        IssueView view;
        static_cast<ImportIssue&>(view) = std::move(issue);
        veil.cover(view);
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
    const Veil veil(ctx, batch);
    for (std::int64_t after = 0; file.body.size() < kMostFileBytes;) {
        auto issues = issues_of(tx, in.id, after, kIssuePage);
        for (ImportIssue& issue : issues) {
            veil.cover(issue);
            out.add(issue);
        }
        if (issues.size() < kIssuePage) break;
        after = issues.back().issue_no;
    }
    out.finish();
    return file;
}

}  // namespace zhuli::imports
