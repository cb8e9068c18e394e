#include "sheet/workbook.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <map>
#include <optional>

#include "sheet/limits.hpp"
#include "sheet/refusal.hpp"
#include "sheet/xml_parser.hpp"

namespace zhuli::sheet {
namespace {

constexpr std::size_t max_small_part_bytes = 16u << 20;

template <class Handler>
Result<> parse_part(ZipArchive& archive, std::string_view part, Handler& handler) {
    XmlParser<Handler> parser(handler);
    handler.stop = [&parser](Problem problem) { parser.stop(std::move(problem)); };
    CHECK(archive.open_part(part));
    std::array<char, 32768> chunk{};
    std::int64_t seen = 0;
    while (true) {
        TRY(std::size_t count, archive.read(chunk.data(), chunk.size()));
        seen += static_cast<std::int64_t>(count);
        if (Handler::is_small && seen > static_cast<std::int64_t>(max_small_part_bytes)) {
            return refuse_too_large("sheet.zip_bomb");
        }
        CHECK(parser.feed(chunk.data(), count, count == 0));
        if (count == 0) return Done{};
    }
}

std::string resolve(std::string_view folder, std::string_view target) {
    if (target.substr(0, 1) == "/") return std::string(target.substr(1));
    std::string path(folder);
    while (target.substr(0, 3) == "../" || target.substr(0, 2) == "./") {
        if (target[1] == '.') {
            if (!path.empty()) path.pop_back();
            path.erase(path.rfind('/') + 1);
            target.remove_prefix(1);
        }
        target.remove_prefix(2);
    }
    return path + std::string(target);
}

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::size_t to_index(std::string_view digits) {
    std::size_t value = 0;
    auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    (void)end;
    return error == std::errc{} ? value : 0;
}

struct Relation {
    std::string type, target;
};

struct RelationsPart {
    static constexpr bool is_small = true;
    std::function<void(Problem)> stop;
    std::map<std::string, Relation, std::less<>> by_id;

    void start(std::string_view name, Attributes attributes) {
        if (name != "Relationship") return;
        by_id.emplace(attributes.get("Id"), Relation{std::string(attributes.get("Type")),
                                                     std::string(attributes.get("Target"))});
    }
    void end(std::string_view) {}
    void text(std::string_view) {}
    std::string target_of_type(std::string_view type_end) const {
        for (const auto& [id, relation] : by_id) {
            if (ends_with(relation.type, type_end)) return relation.target;
        }
        return {};
    }
};

struct WorkbookPart {
    struct Entry {
        std::string name, relation_id;
        bool visible;
    };
    static constexpr bool is_small = true;
    std::function<void(Problem)> stop;
    std::vector<Entry> entries;
    bool epoch_1904 = false;

    void start(std::string_view name, Attributes attributes) {
        if (name == "workbookPr") {
            const std::string_view value = attributes.get("date1904");
            epoch_1904 = value == "1" || value == "true";
        }
        if (name != "sheet" || entries.size() >= max_sheets) return;
        const std::string_view state = attributes.get("state");
        entries.push_back({std::string(attributes.get("name")), std::string(attributes.get("id")),
                           state != "hidden" && state != "veryHidden"});
    }
    void end(std::string_view) {}
    void text(std::string_view) {}
};

struct StylesPart {
    static constexpr bool is_small = true;
    std::function<void(Problem)> stop;
    std::map<int, NumberKind> custom;
    std::vector<int> formats;
    bool in_cell_formats = false;

    void start(std::string_view name, Attributes attributes) {
        if (name == "numFmt") {
            custom[static_cast<int>(to_index(attributes.get("numFmtId")))] =
                number_kind(attributes.get("formatCode"));
        } else if (name == "cellXfs") {
            in_cell_formats = true;
        } else if (name == "xf" && in_cell_formats && formats.size() < max_styles) {
            formats.push_back(static_cast<int>(to_index(attributes.get("numFmtId"))));
        }
    }
    void end(std::string_view name) {
        if (name == "cellXfs") in_cell_formats = false;
    }
    void text(std::string_view) {}
    std::vector<NumberKind> kinds() const {
        std::vector<NumberKind> out;
        for (int format : formats) {
            auto found = custom.find(format);
            out.push_back(found != custom.end() ? found->second : builtin_number_kind(format));
        }
        return out;
    }
};

struct SharedStringsPart {
    static constexpr bool is_small = false;
    std::function<void(Problem)> stop;
    SharedStrings& strings;
    std::string current = {}, unescaped = {};
    bool in_text = false;
    int phonetic_depth = 0;

    void start(std::string_view name, Attributes) {
        if (name == "si")
            current.clear();
        else if (name == "rPh")
            ++phonetic_depth;
        else if (name == "t")
            in_text = phonetic_depth == 0;
    }
    void end(std::string_view name) {
        if (name == "t")
            in_text = false;
        else if (name == "rPh")
            --phonetic_depth;
        if (name != "si") return;
        unescaped.clear();
        append_unescaped(current, unescaped);
        if (!strings.add(unescaped)) stop(refuse_too_large("sheet.shared_strings_too_large"));
    }
    void text(std::string_view piece) {
        if (!in_text) return;
        current += piece;
        if (current.size() > max_row_bytes)
            stop(refuse_too_large("sheet.shared_strings_too_large"));
    }
};

Problem name_other_archive(ZipArchive& archive) {
    if (archive.has("xl/workbook.bin")) return refuse("sheet.xlsb");
    auto mimetype = archive.read_part("mimetype", 256);
    if (!mimetype.ok() && mimetype.problem().code == "sheet.encrypted") return mimetype.problem();
    if (mimetype.ok() && mimetype->find("opendocument.spreadsheet") != std::string::npos) {
        return refuse("sheet.ods");
    }
    if (archive.has("content.xml") && archive.has("meta-inf/manifest.xml")) {
        return refuse("sheet.ods");
    }
    return refuse("sheet.zip_not_workbook");
}

std::string folder_of(std::string_view part) {
    return std::string(part.substr(0, part.rfind('/') + 1));
}

Result<std::string> find_main_part(ZipArchive& archive) {
    std::string main = "xl/workbook.xml";
    if (archive.has("_rels/.rels")) {
        RelationsPart roots;
        CHECK(parse_part(archive, "_rels/.rels", roots));
        std::string target = roots.target_of_type("/officeDocument");
        if (!target.empty()) main = resolve("", target);
    }
    if (ends_with(main, ".bin")) return refuse("sheet.xlsb");
    if (!archive.has(main) || ends_with(main, "document.xml") ||
        ends_with(main, "presentation.xml")) {
        return name_other_archive(archive);
    }
    return main;
}

void append_utf8(unsigned code, std::string& out) {
    if (code == 0) return;
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | code >> 6);
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0xD800 || code > 0xDFFF) {
        out += static_cast<char>(0xE0 | code >> 12);
        out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
}

}  // namespace

void append_unescaped(std::string_view text, std::string& out) {
    while (true) {
        const std::size_t mark = text.find("_x");
        if (mark == std::string_view::npos) break;
        unsigned code = 0;
        const char* digits = text.data() + mark + 2;
        bool escape = text.size() >= mark + 7 && text[mark + 6] == '_';
        if (escape) {
            auto [end, error] = std::from_chars(digits, digits + 4, code, 16);
            escape = error == std::errc{} && end == digits + 4;
        }
        out += text.substr(0, mark);
        if (escape)
            append_utf8(code, out);
        else
            out += "_x";
        text.remove_prefix(mark + (escape ? 7 : 2));
    }
    out += text;
}

Result<Workbook> read_workbook(ZipArchive& archive) {
    TRY(std::string main, find_main_part(archive));
    const std::string folder = folder_of(main);
    RelationsPart relations;
    CHECK(parse_part(archive, folder + "_rels/" + main.substr(folder.size()) + ".rels", relations));
    WorkbookPart part;
    CHECK(parse_part(archive, main, part));
    Workbook workbook;
    workbook.epoch_1904 = part.epoch_1904;
    for (WorkbookPart::Entry& entry : part.entries) {
        auto found = relations.by_id.find(entry.relation_id);
        if (found == relations.by_id.end() || !ends_with(found->second.type, "/worksheet"))
            continue;
        workbook.sheets.push_back(
            {std::move(entry.name), resolve(folder, found->second.target), entry.visible});
    }
    if (workbook.sheets.empty()) return refuse("sheet.no_sheets");
    if (std::string target = relations.target_of_type("/styles"); !target.empty()) {
        StylesPart styles;
        if (archive.has(resolve(folder, target))) {
            CHECK(parse_part(archive, resolve(folder, target), styles));
        }
        workbook.styles = styles.kinds();
    }
    if (std::string target = relations.target_of_type("/sharedStrings");
        !target.empty() && archive.has(resolve(folder, target))) {
        SharedStringsPart strings{{}, workbook.strings};
        CHECK(parse_part(archive, resolve(folder, target), strings));
    }
    return workbook;
}

}  // namespace zhuli::sheet
