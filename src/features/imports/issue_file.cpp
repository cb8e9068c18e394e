#include "features/imports/issue_file.hpp"

#include <boost/json/parse.hpp>

#include "features/imports/messages.hpp"
#include "features/imports/plan.hpp"

namespace zhuli::imports {

namespace {

bool is_title(std::string_view text, std::string_view key) {
    for (const Message& message : messages())
        if (message.key == key)
            return text == message.zh_cn || text == message.zh_tw || text == message.en;
    return false;
}

}  // namespace

std::string label_of(std::string_view column, const Catalog& texts, Locale locale) {
    const std::string key = "imports.column." + std::string(column);
    return texts.find(key) != nullptr ? texts.text(locale, key) : std::string(column);
}

std::size_t columns_sent(std::span<const std::string> header) {
    const std::size_t count = header.size();
    const bool added = count > 2 && is_title(header[count - 2], "imports.row_title") &&
                       is_title(header[count - 1], "imports.problem_title");
    return added ? count - 2 : count;
}

std::string words_of(const ImportIssue& issue, ImportKind, const Catalog& texts, Locale locale) {
    const std::string words = texts.text(locale, issue.code, params_of(issue.params));
    if (issue.column.empty()) return words;
    return texts.text(locale, "imports.column_says",
                      {{"column", label_of(issue.column, texts, locale)}, {"words", words}});
}

IssueFile::IssueFile(sheet::CsvWriter::Sink sink, ImportKind kind, std::vector<std::string> header,
                     const Catalog& texts, Locale locale)
    : writer_(std::move(sink)),
      kind_(kind),
      header_(std::move(header)),
      texts_(texts),
      locale_(locale) {
    std::vector<sheet::CellValue> cells(header_.begin(), header_.end());
    const std::string row = texts.text(locale, "imports.row_title");
    const std::string problem = texts.text(locale, "imports.problem_title");
    cells.insert(cells.end(), {std::string_view(row), std::string_view(problem)});
    writer_.write_row(cells);
}

void IssueFile::add(const ImportIssue& issue) {
    if (!words_.empty() && issue.row_no != pending_.row_no) write_pending();
    if (words_.empty()) pending_ = issue;
    words_ += (words_.empty() ? "" : "; ") + words_of(issue, kind_, texts_, locale_);
}

void IssueFile::write_pending() {
    const auto parsed = boost::json::parse(pending_.cells);
    const auto& row = parsed.as_array();
    std::vector<sheet::CellValue> cells(header_.size());
    for (std::size_t i = 0; i < row.size() && i < cells.size(); ++i)
        cells[i] = std::string_view(row[i].as_string());
    cells.insert(cells.end(), {pending_.row_no, std::string_view(words_)});
    writer_.write_row(cells);
    words_.clear();
}

void IssueFile::finish() {
    if (!words_.empty()) write_pending();
    writer_.finish();
}

}  // namespace zhuli::imports
