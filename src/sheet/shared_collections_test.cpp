// Runs over the shared collections of real files, where they are at hand.
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <map>
#include <set>

#include "sheet/charset.hpp"
#include "sheet/fixtures_for_test.hpp"

namespace zhuli::sheet {
namespace {

std::vector<std::string> files_below(const std::string& folder) {
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (entry.is_regular_file() && name.find("README") == std::string::npos) {
            files.push_back(entry.path().string());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string without_returns(std::string text) {
    std::erase(text, '\r');
    return text;
}

TEST(shared_collections, csv_spectrum_gives_the_expected_objects) {
    const std::string folder = shared_folder("import-csv-spectrum");
    if (folder.empty()) return;
    int compared = 0;
    for (const std::string& path : files_below(folder + "/csvs")) {
        const std::string stem = std::filesystem::path(path).stem().string();
        auto expected = boost::json::parse(read_file(folder + "/json/" + stem + ".json"));
        if (expected.is_object()) expected = boost::json::array{expected};
        const auto& objects = expected.as_array();
        const ReadAll read = read_path(path);
        ASSERT_EQ(read.rows.size(), objects.size() + 1) << stem;
        for (std::size_t row = 0; row < objects.size(); ++row) {
            for (std::size_t at = 0; at < read.rows[0].size(); ++at) {
                // One published table and its expectation disagree on a masked phone number.
                if (read.rows[0][at] == "Contact Phone Number") continue;
                const auto& cell = objects[row].as_object().at(read.rows[0][at]).as_string();
                // The published copies went through a line end conversion.
                EXPECT_EQ(without_returns(read.rows[row + 1][at]),
                          without_returns(std::string(cell)))
                    << stem;
            }
        }
        ++compared;
    }
    EXPECT_EQ(compared, 12);
}

std::string decode(const std::string& path, const std::string& chosen, TextScan& scan) {
    auto source = open_file_bytes(path);
    auto scanned = scan_text(**source, chosen);
    if (!scanned.ok()) return scanned.problem().code;
    scan = *scanned;
    TextDecoder decoder(**source, scan);
    std::string text;
    char chunk[1000];  // small and odd, so that characters are split
    while (true) {
        auto count = decoder.read(chunk, sizeof chunk);
        EXPECT_TRUE(count.ok());
        if (!count.ok() || *count == 0) break;
        text.append(chunk, *count);
    }
    if (decoder.replaced_count() > 0) text += "[replaced]";
    return text;
}

TEST(shared_collections, charsets_we_claim_are_decoded) {
    const std::string folder = shared_folder("import-encodings-chardet");
    if (folder.empty()) return;
    const std::map<std::string, std::string> claimed = {
        {"GB2312", "GB18030"},    {"utf-8", "UTF-8"}, {"utf-8-sig", "UTF-8"},  {"ascii", "UTF-8"},
        {"UTF-16LE", "UTF-16LE"}, {"UTF-16", ""},     {"UTF-16BE", "UTF-16BE"}};
    int decoded = 0, suggested = 0, big5 = 0, chinese = 0;
    for (const std::string& path : files_below(folder)) {
        const std::string kind = std::filesystem::path(path).parent_path().filename().string();
        TextScan scan;
        const std::string text = decode(path, "", scan);
        if (text == "sheet.not_text") {
            EXPECT_EQ(std::filesystem::path(path).filename(), "_mozilla_bug638318_text.html");
        } else if (auto found = claimed.find(kind); found != claimed.end()) {
            if (!found->second.empty()) {
                EXPECT_EQ(scan.charset, found->second) << path;
            }
            EXPECT_EQ(text.find("[replaced]"), std::string::npos) << path;
            ++decoded;
        } else if (kind == "Big5") {
            ++big5;
            suggested += scan.suggested_charset == "Big5";
            const std::string chosen = decode(path, "Big5", scan);
            EXPECT_EQ(scan.charset, "Big5");
            chinese += chosen.find("的") != std::string::npos;
        } else {
            EXPECT_TRUE(text == "sheet.charset_unknown" || scan.charset == "GB18030") << path;
        }
    }
    EXPECT_GT(decoded, 30);
    EXPECT_GE(chinese + 2, big5) << "one is classical Chinese, one mostly English";
    EXPECT_GE(suggested * 10, big5 * 8) << "most Big5 files are suggested as such";
}

/// Codes by file; every file is read to its end or refused by one of our codes.
std::map<std::string, std::string> outcomes(const std::string& folder) {
    std::map<std::string, std::string> out;
    for (const std::string& path : files_below(folder)) {
        const ReadAll read = read_path(path);
        if (!read.refusal.empty()) {
            EXPECT_EQ(read.refusal.substr(0, 6), "sheet.") << path;
        }
        out[std::filesystem::path(path).filename().string()] = read.refusal;
        if (std::getenv("ZHULI_SHEET_VERBOSE") != nullptr) {
            std::cout << path << ": " << read.refusal << " " << read.rows.size() << " rows\n";
        }
    }
    return out;
}

TEST(shared_collections, calamine_workbooks_are_read_or_refused_by_name) {
    const std::string folder = shared_folder("import-calamine-workbooks");
    if (folder.empty()) return;
    std::map<std::string, std::string> refused_by_extension = {
        {".xls", "sheet.xls"}, {".xlsb", "sheet.xlsb"}, {".ods", "sheet.ods"}};
    for (const auto& [name, code] : outcomes(folder)) {
        const std::string extension = std::filesystem::path(name).extension().string();
        auto refused = refused_by_extension.find(extension);
        if (name == "too_small.xls" || name == "issue252.xlsx") {
            // The one is plain text, the other an archive with wrong checksums.
            EXPECT_EQ(code, name == "too_small.xls" ? "" : "sheet.xml_corrupt");
        } else if (name.find("pass_protected") != std::string::npos) {
            EXPECT_TRUE(code == "sheet.encrypted" || code == "sheet.ods" || code == "sheet.xls")
                << name << " " << code;
        } else if (refused != refused_by_extension.end()) {
            EXPECT_EQ(code, refused->second) << name;
        } else {
            EXPECT_TRUE(code.empty() || code == "sheet.empty") << name << " " << code;
        }
    }
    const ReadAll dates = read_path(folder + "/date_1904.xlsx");
    EXPECT_EQ(dates.rows.at(0).at(0), "2021-01-01");
    EXPECT_EQ(read_path(folder + "/date.xlsx").rows.at(0).at(0), "2021-01-01");
    EXPECT_EQ(read_path(folder + "/richtext-namespaced.xlsx").rows.at(0).at(0),
              "inline string\nLine 2\nLine 3");
}

TEST(shared_collections, bad_tables_are_read_or_refused_by_name) {
    const std::string folder = shared_folder("import-messytables-horror");
    if (folder.empty()) return;
    auto seen = outcomes(folder);
    for (const char* name : {"simple.csv", "simple.psv", "simple.ssv", "example.tsv", "long.csv",
                             "utf8bom.csv", "utf-16le_encoded.csv", "simple.xlsx", "large.xlsx"}) {
        EXPECT_EQ(seen.at(name), "") << name;
    }
    for (const auto& [name, code] : seen) {
        const std::string extension = std::filesystem::path(name).extension().string();
        if (extension == ".html") {
            EXPECT_EQ(code, "sheet.html") << name;
        }
        if (extension == ".ods") {
            EXPECT_EQ(code, "sheet.ods") << name;
        }
        if (extension == ".zip") {
            EXPECT_EQ(code, "sheet.zip_not_workbook") << name;
        }
    }
    EXPECT_EQ(seen.at("libreoffice.xlsx"), "sheet.empty") << "its cells hold nothing";
    const std::string western = "sparse_with_column_errors.csv";
    EXPECT_EQ(seen.at(western), "sheet.charset_unknown");
    EXPECT_EQ(read_path(folder + "/" + western, {"windows-1252", 0, "", 0}).refusal, "");
    EXPECT_EQ(read_path(folder + "/simple.psv").contents.delimiter, '|');
    EXPECT_EQ(read_path(folder + "/simple.ssv").contents.delimiter, ';');
}

TEST(shared_collections, chinese_spreadsheets_are_read) {
    if (const std::string folder = shared_folder("import-cn-spreadsheets"); !folder.empty()) {
        const ReadAll stock = read_all(open(folder + "/stock_basic_gbk.csv"));
        EXPECT_EQ(stock.contents.charset, "GB18030");
        EXPECT_EQ(stock.rows.size(), 4347u);
        EXPECT_EQ(stock.rows[0][3], "平安银行");
        EXPECT_EQ(read_path(folder + "/订单信息.xlsx").refusal, "");
        EXPECT_EQ(read_path(folder + "/订单数据.xlsx").refusal, "");
    }
    if (const std::string folder = shared_folder("cn-gov-hotline"); !folder.empty()) {
        auto reader = open(folder + "/附件2.xlsx");
        ASSERT_TRUE(reader.ok());
        EXPECT_EQ((*reader)->header()[0], "留言编号");
        EXPECT_EQ(read_all(std::move(reader)).rows.size(), 495u);
    }
}

TEST(shared_collections, the_retail_file_is_read_whole) {
    const std::string folder = shared_folder("online-retail-2009-2010");
    if (folder.empty()) return;
    auto reader = open(folder + "/online_retail_2009_2010.csv.gz");
    ASSERT_TRUE(reader.ok());
    EXPECT_EQ((*reader)->header_row(), 1);
    EXPECT_EQ((*reader)->header().back(), "Country");
    std::int64_t rows = 0;
    std::set<std::string, std::less<>> countries;
    Row row;
    while (true) {
        auto more = (*reader)->next(row);
        ASSERT_TRUE(more.ok());
        if (!*more) break;
        ASSERT_EQ(row.cells.size(), 8u) << row.number;
        if (!countries.contains(row.cells[7])) countries.emplace(row.cells[7]);
        ++rows;
    }
    EXPECT_EQ(rows, 525'461);
    EXPECT_EQ(row.number, 525'462);
    EXPECT_EQ(countries.size(), 40u);
}

}  // namespace
}  // namespace zhuli::sheet
