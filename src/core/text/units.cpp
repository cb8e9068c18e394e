#include "core/text/units.hpp"

#include <unicode/uchar.h>

#include "core/text/han_table.hpp"
#include "core/text/utf8.hpp"

namespace zhuli::text {
namespace {

class Cutter {
 public:
    explicit Cutter(std::string_view s) : text_(s) {
        found_.units.reserve(s.size() / 3 + 1);
        originals_.reserve(s.size() / 3 + 1);
    }

    void run() {
        for (std::size_t at = 0; at < text_.size() && found_.units.size() < kMaxUnits;) {
            const Decoded d = decode(text_, at);
            const auto first = static_cast<std::uint32_t>(at);
            at += d.size;
            for (const char32_t c : fold_code(d.code))
                take(c, d.code, first, static_cast<std::uint32_t>(at));
        }
    }

    void add_readings() {
        const bool starts = !found_.units.empty() && found_.units[0].script == Script::han;
        const std::vector<Readings> spoken = readings(originals_, starts);
        std::size_t next = 0;
        for (Unit& unit : found_.units)
            if (unit.script == Script::han) unit.readings = spoken[next++];
    }

    Units take_units() { return std::move(found_); }

 private:
    void take(char32_t c, char32_t original, std::uint32_t first, std::uint32_t last) {
        const Script script = script_of(c);
        if (script == Script::none) {
            separated_ = true;
            spaced_ = spaced_ || c == ' ' || c == '\n' || c == '\t' ||
                      (c > 0x7F && u_isUWhiteSpace(static_cast<UChar32>(c)));
            return;
        }
        const bool continues = !separated_ && !found_.units.empty() && script != Script::han &&
                               found_.units.back().script == script;
        if (!continues) start(script, first);
        Unit& unit = found_.units.back();
        unit.last = last;
        if (script == Script::han) {
            unit.code = c;
            originals_.push_back(HanTable::covers(original) ? original : c);
            return;
        }
        ++unit.char_count;
        found_.chars.push_back({c, first, last});
        found_.ascii += c < 0x80 ? static_cast<char>(c) : '?';
    }

    void start(Script script, std::uint32_t first) {
        Unit unit;
        unit.script = script;
        unit.after_space = spaced_;
        unit.after_separator =
            separated_ || (!found_.units.empty() && found_.units.back().script != script);
        unit.first = first;
        unit.char_first = static_cast<std::uint32_t>(found_.chars.size());
        found_.units.push_back(unit);
        spaced_ = separated_ = false;
    }

    std::string_view text_;
    Units found_;
    std::vector<char32_t> originals_;
    bool spaced_ = true, separated_ = true;
};

}  // namespace

Units units_of(std::string_view s, Reading reading) {
    Cutter cutter(s);
    cutter.run();
    if (reading == Reading::spoken) cutter.add_readings();
    return cutter.take_units();
}

}  // namespace zhuli::text
