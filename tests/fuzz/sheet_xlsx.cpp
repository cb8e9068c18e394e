// Any bytes as an uploaded workbook; then the same bytes as the XML of a sheet, the styles and
// the shared strings of an otherwise sound workbook, which mutations of a zip seldom reach.
#include <zlib.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "sheet/limits.hpp"
#include "sheet/reader.hpp"

namespace {

void put(std::string& out, std::uint32_t value, int bytes) {
    for (int at = 0; at < bytes; ++at) out += static_cast<char>(value >> (8 * at) & 0xFF);
}

/// A zip of stored parts, written by hand so that no temporary file is needed.
class StoredZip {
 public:
    void add(std::string_view name, std::string_view text) {
        const auto at = static_cast<std::uint32_t>(out_.size());
        const auto size = static_cast<std::uint32_t>(text.size());
        const auto crc =
            static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(text.data()), size));
        std::string fields;
        put(fields, 20, 2), put(fields, 0, 2), put(fields, 0, 2), put(fields, 0, 4);
        put(fields, crc, 4), put(fields, size, 4), put(fields, size, 4);
        put(fields, static_cast<std::uint32_t>(name.size()), 2), put(fields, 0, 2);
        out_.append("PK\x03\x04", 4).append(fields).append(name).append(text);
        directory_.append("PK\x01\x02\x14\x00", 6).append(fields);
        put(directory_, 0, 2), put(directory_, 0, 2), put(directory_, 0, 2);
        put(directory_, 0, 4), put(directory_, at, 4);
        directory_.append(name);
        ++count_;
    }
    std::vector<char> finish() {
        const auto at = static_cast<std::uint32_t>(out_.size());
        out_ += directory_;
        out_.append("PK\x05\x06\0\0\0\0", 8);
        put(out_, count_, 2), put(out_, count_, 2);
        put(out_, static_cast<std::uint32_t>(directory_.size()), 4), put(out_, at, 4);
        put(out_, 0, 2);
        return {out_.begin(), out_.end()};
    }

 private:
    std::string out_, directory_;
    std::uint32_t count_ = 0;
};

std::vector<char> workbook_around(std::string_view sheet, std::string_view strings,
                                  std::string_view styles) {
    StoredZip zip;
    zip.add("xl/workbook.xml", "<w><sheet name=\"a\" r:id=\"r1\" xmlns:r=\"r\"/></w>");
    zip.add("xl/_rels/workbook.xml.rels",
            "<r><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"s.xml\"/>"
            "<Relationship Id=\"r2\" Type=\"x/sharedStrings\" Target=\"t.xml\"/>"
            "<Relationship Id=\"r3\" Type=\"x/styles\" Target=\"u.xml\"/></r>");
    zip.add("xl/s.xml", sheet);
    zip.add("xl/t.xml", strings);
    zip.add("xl/u.xml", styles);
    return zip.finish();
}

bool read(std::vector<char> bytes) {
    auto reader = zhuli::sheet::open_bytes(std::move(bytes));
    if (!reader.ok()) return reader.problem().code == "sheet.empty";
    zhuli::sheet::Row row;
    while (true) {
        auto more = (*reader)->next(row);
        if (!more.ok() || !*more) return true;
        if (row.cells.size() > zhuli::sheet::max_columns) std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    if (text.substr(0, 2) == "PK") {
        read({text.begin(), text.end()});
        return 0;
    }
    constexpr std::string_view sheet =
        "<w><sheetData><row><c t=\"s\"><v>0</v></c><c s=\"0\"><v>45352.5</v></c></row>"
        "</sheetData></w>";
    static const bool sound = read(workbook_around(sheet, "<s/>", "<s/>"));
    if (!sound) std::abort();
    read(workbook_around(text, "<s><si><t>x</t></si></s>", "<s/>"));
    read(workbook_around(sheet, text, "<s/>"));
    read(workbook_around(sheet, "<s/>", text));
    return 0;
}
