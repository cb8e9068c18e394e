// Small files made by the tests themselves, and the shared collections where they are at hand.
#pragma once

#include <minizip/zip.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "sheet/reader.hpp"

namespace zhuli::sheet {

class TemporaryFile {
 public:
    explicit TemporaryFile(std::string_view end) {
        static int count = 0;
        path_ = (std::filesystem::temp_directory_path() /
                 ("zhuli_sheet_" + std::to_string(::getpid()) + "_" + std::to_string(++count) +
                  std::string(end)))
                    .string();
    }
    ~TemporaryFile() { std::filesystem::remove(path_); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    const std::string& path() const { return path_; }

 private:
    std::string path_;
};

inline std::string read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return std::move(out).str();
}

inline std::vector<char> as_bytes(std::string_view text) { return {text.begin(), text.end()}; }

using Parts = std::vector<std::pair<std::string, std::string>>;

inline std::string zip_of(const Parts& parts, const char* password = nullptr) {
    TemporaryFile file(".zip");
    zipFile zip = zipOpen64(file.path().c_str(), APPEND_STATUS_CREATE);
    for (const auto& [name, text] : parts) {
        zip_fileinfo times{};
        const auto crc =
            crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size()));
        zipOpenNewFileInZip3(zip, name.c_str(), &times, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED,
                             6, 0, -MAX_WBITS, DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, password,
                             password != nullptr ? crc : 0);
        zipWriteInFileInZip(zip, text.data(), static_cast<unsigned>(text.size()));
        zipCloseFileInZip(zip);
    }
    zipClose(zip, nullptr);
    return read_file(file.path());
}

struct WorkbookText {
    std::string sheet_rows;    // what stands in <sheetData>
    std::string strings = {};  // what stands in <sst>
    std::string styles = {};   // what stands in <styleSheet>
    std::string workbook_properties = {};
    std::string sheet_prolog = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    std::string sheets = R"(<sheet name="表一" sheetId="1" r:id="r1"/>)";
    Parts more = {};
    std::string more_relations = {};
};

inline std::string relation(const std::string& id, const std::string& type,
                            const std::string& target) {
    return "<Relationship Id=\"" + id +
           "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type +
           "\" Target=\"" + target + "\"/>";
}

inline std::string xlsx_of(const WorkbookText& text) {
    Parts parts = {
        {"_rels/.rels", "<Relationships>" + relation("a", "officeDocument", "xl/workbook.xml") +
                            "</Relationships>"},
        {"xl/_rels/workbook.xml.rels",
         "<Relationships>" + relation("r1", "worksheet", "worksheets/sheet1.xml") +
             relation("r8", "sharedStrings", "/xl/sharedStrings.xml") +
             relation("r9", "styles", "styles.xml") + text.more_relations + "</Relationships>"},
        {"xl/workbook.xml", "<workbook xmlns:r=\"r\">" + text.workbook_properties + "<sheets>" +
                                text.sheets + "</sheets></workbook>"},
        {"xl/styles.xml", "<styleSheet>" + text.styles + "</styleSheet>"},
        {"xl/sharedStrings.xml", "<sst>" + text.strings + "</sst>"},
        {"xl/worksheets/sheet1.xml",
         text.sheet_prolog + "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>" +
             text.sheet_rows + "</sheetData></worksheet>"},
    };
    parts.insert(parts.end(), text.more.begin(), text.more.end());
    return zip_of(parts);
}

using Table = std::vector<std::vector<std::string>>;

struct ReadAll {
    Table rows;
    std::vector<std::int64_t> numbers;
    std::string refusal;  // code, "" when read to the end
    std::string parameter;
    Contents contents;
    Repairs repairs;
    bool has_long_cell = false;
};

inline void note(ReadAll& out, const Problem& problem) {
    out.refusal = problem.code;
    if (!problem.params.empty()) out.parameter = problem.params[0].second;
}

inline ReadAll read_all(Result<std::unique_ptr<Reader>> opened) {
    ReadAll out;
    if (!opened.ok()) {
        note(out, opened.problem());
        return out;
    }
    Reader& reader = **opened;
    out.contents = reader.contents();
    while (true) {
        Row row;
        auto more = reader.next(row);
        if (!more.ok()) note(out, more.problem());
        if (!more.ok() || !*more) break;
        out.rows.emplace_back(row.cells.begin(), row.cells.end());
        out.numbers.push_back(row.number);
        out.has_long_cell = out.has_long_cell || row.has_long_cell;
    }
    out.repairs = reader.repairs();
    return out;
}

/// Every row, header included.
inline ReadAll read_bytes(std::string_view bytes, Options options = {}) {
    if (!options.header_row) options.header_row = 0;
    return read_all(open_bytes(as_bytes(bytes), options));
}
inline ReadAll read_path(const std::string& path, Options options = {}) {
    if (!options.header_row) options.header_row = 0;
    return read_all(open(path, options));
}

/// "" when the shared collections are not on this machine; then says so.
inline std::string shared_folder(const std::string& name) {
    const char* set = std::getenv("ZHULI_SHARED_DATA");
    const std::filesystem::path root =
        set != nullptr ? std::filesystem::path(set)
                       : std::filesystem::path(ZHULI_SOURCE_DIR) / ".." / "shared" / "data";
    const std::filesystem::path folder = root / name;
    if (std::filesystem::is_directory(folder)) return folder.string();
    std::cout << "[ not run ] " << name << " is not at hand\n";
    return {};
}

}  // namespace zhuli::sheet
