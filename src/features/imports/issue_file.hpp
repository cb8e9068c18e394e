// Problems of rows in words, and the file of broken rows that is mended and sent again.
#pragma once

#include <functional>
#include <span>

#include "core/messages.hpp"
#include "features/imports/model.hpp"
#include "sheet/csv_writer.hpp"

namespace zhuli::imports {

/// The label of the field of ours a column is read into; one that nobody labels keeps its name.
std::string label_of(std::string_view column, const Catalog& texts, Locale locale);
/// "电话：无法识别", in the language of the locale.
std::string words_of(const ImportIssue& issue, ImportKind kind, const Catalog& texts,
                     Locale locale);

/// How many columns of a file are its sender's: without the two that such a file adds at its end,
/// in whichever language.
std::size_t columns_sent(std::span<const std::string> header);

/// Writes a csv of the rows as they were, their number and what is wrong beside them. Issues are
/// given in order; those of one row that follow each other become one line.
class IssueFile {
 public:
    IssueFile(sheet::CsvWriter::Sink sink, ImportKind kind, std::vector<std::string> header,
              const Catalog& texts, Locale locale);
    void add(const ImportIssue& issue);
    /// To be called once, after the last issue.
    void finish();

 private:
    void write_pending();

    sheet::CsvWriter writer_;
    ImportKind kind_;
    std::vector<std::string> header_;
    const Catalog& texts_;
    Locale locale_;
    ImportIssue pending_;  // the row being gathered
    std::string words_;
};

}  // namespace zhuli::imports
