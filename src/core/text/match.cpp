#include "core/text/match.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "core/text/token_codes.hpp"
#include "core/text/units.hpp"

namespace zhuli::text {
namespace {

// A name or query as one row of folded characters without separators.
struct Row {
    struct Cell {
        char32_t code = 0;
        std::uint32_t first = 0, last = 0;  // bytes
        std::uint32_t unit = 0;
        bool word_start = false;
    };
    Units units;
    std::vector<Cell> cells;
    std::vector<std::uint32_t> unit_cell;  // first cell of each unit
};

Row row_of(std::string_view s, Reading reading) {
    Row row{units_of(s, reading), {}, {}};
    std::uint32_t number = 0;
    for (const Unit& unit : row.units.units) {
        row.unit_cell.push_back(static_cast<std::uint32_t>(row.cells.size()));
        if (unit.script == Script::han)
            row.cells.push_back({unit.code, unit.first, unit.last, number, unit.after_separator});
        for (std::uint32_t i = 0; i < unit.char_count; ++i) {
            const FoldedChar& c = row.units.chars[unit.char_first + i];
            row.cells.push_back({c.code, c.first, c.last, number, i == 0});
        }
        ++number;
    }
    return row;
}

struct Found {
    int rank = kRankNone;
    std::vector<Span> spans;
};

using Cells = std::vector<Row::Cell>;

Found as_text(const Row& name, const Cells& wanted) {
    const auto same = [](const Row::Cell& a, const Row::Cell& b) { return a.code == b.code; };
    Found best;
    for (auto from = name.cells.begin(); from != name.cells.end();) {
        const auto at = std::search(from, name.cells.end(), wanted.begin(), wanted.end(), same);
        if (at == name.cells.end()) break;
        const bool whole = wanted.size() == name.cells.size();
        const int rank = whole                      ? kRankExact
                         : at == name.cells.begin() ? kRankPrefix
                         : at->word_start           ? kRankWordStart
                                                    : kRankInside;
        if (rank > best.rank) {
            best.rank = rank;
            best.spans = {{at->first, (at + static_cast<std::ptrdiff_t>(wanted.size()) - 1)->last}};
        }
        from = at + 1;
    }
    return best;
}

// Matches typed letters against readings: each unit gives a whole syllable, or the last one its
// beginning. With `shortened`, any unit may give only its first letters (z, zh).
class SpokenMatch {
 public:
    SpokenMatch(const Units& name, std::string_view typed, bool shortened)
        : name_(name), typed_(typed), shortened_(shortened) {}

    /// The unit after the last one used, or nothing.
    std::optional<std::size_t> from(std::size_t unit) {
        steps_left_ = kMaxSteps;
        return match(unit, 0);
    }

 private:
    static constexpr int kMaxSteps = 400;

    std::optional<std::size_t> match(std::size_t unit, std::size_t at) {
        if (at == typed_.size()) return unit;
        if (unit == name_.units.size() || --steps_left_ < 0) return std::nullopt;
        const Unit& u = name_.units[unit];
        if (u.script != Script::han)
            return is_latin(u) ? take(name_.latin(u), unit, at) : std::nullopt;
        for (const std::string_view reading : u.readings)
            if (auto end = take(reading, unit, at)) return end;
        if (!shortened_) return std::nullopt;
        for (const std::string_view reading : u.readings) {
            const bool two = reading.size() > 1 && reading[1] == 'h';
            if (two)
                if (auto end = take(reading.substr(0, 2), unit, at)) return end;
            if (auto end = take(reading.substr(0, 1), unit, at)) return end;
        }
        return std::nullopt;
    }

    std::optional<std::size_t> take(std::string_view part, std::size_t unit, std::size_t at) {
        const std::string_view left = typed_.substr(at);
        if (left.size() <= part.size())
            return part.starts_with(left) ? std::optional(unit + 1) : std::nullopt;
        return left.starts_with(part) ? match(unit + 1, at + part.size()) : std::nullopt;
    }

    const Units& name_;
    std::string_view typed_;
    bool shortened_;
    int steps_left_ = 0;
};

Found as_spoken(const Row& name, std::string_view typed) {
    for (const bool shortened : {false, true}) {
        SpokenMatch match(name.units, typed, shortened);
        const std::vector<Unit>& units = name.units.units;
        for (std::size_t i = 0; i < units.size(); ++i) {
            if (units[i].script == Script::other) continue;
            const auto end = match.from(i);
            if (!end) continue;
            const bool starts = i == 0, whole = starts && *end == units.size();
            Found found;
            found.rank = shortened ? (whole    ? kRankInitials
                                      : starts ? kRankInitialsPrefix
                                               : kRankInitialsInside)
                                   : (whole    ? kRankPinyin
                                      : starts ? kRankPinyinPrefix
                                               : kRankPinyinInside);
            found.spans = {{units[i].first, units[*end - 1].last}};
            return found;
        }
    }
    return {};
}

Found as_scattered(const Row& name, const Cells& wanted) {
    Found found{kRankScattered, {}};
    for (const Row::Cell& cell : wanted) {
        const auto at = std::find_if(name.cells.begin(), name.cells.end(),
                                     [&](const Row::Cell& c) { return c.code == cell.code; });
        if (at == name.cells.end()) return {};
        found.spans.push_back({at->first, at->last});
    }
    return found;
}

std::string letters(const Cells& cells) {
    std::string out;
    for (const Row::Cell& c : cells) {
        if (c.code >= 0x80) return {};
        out += static_cast<char>(c.code);
    }
    return out;
}

Found match_part(const Row& name, const Cells& wanted) {
    if (wanted.empty()) return {};
    if (Found found = as_text(name, wanted); found.rank > 0) return found;
    const std::string typed = letters(wanted);
    if (typed.empty()) return as_scattered(name, wanted);
    return as_spoken(name, typed);
}

// What was typed apart (by spaces, or in another script) may be matched apart.
std::vector<Cells> parts_of(const Row& query) {
    std::vector<Cells> parts;
    for (const Row::Cell& cell : query.cells) {
        const Unit& unit = query.units.units[cell.unit];
        const bool han = unit.script == Script::han;
        const bool other_script =
            !parts.empty() &&
            han != (query.units.units[parts.back().back().unit].script == Script::han);
        const bool first_of_unit = cell.first == unit.first;
        if (parts.empty() || (first_of_unit && unit.after_space) || other_script)
            parts.emplace_back();
        parts.back().push_back(cell);
    }
    return parts;
}

std::vector<Span> joined(std::vector<Span> spans) {
    std::sort(spans.begin(), spans.end());
    std::vector<Span> out;
    for (const Span& span : spans) {
        if (!out.empty() && span.first <= out.back().last) {
            out.back().last = std::max(out.back().last, span.last);
        } else {
            out.push_back(span);
        }
    }
    return out;
}

Found match(std::string_view name_text, std::string_view query_text) {
    const Row name = row_of(name_text, Reading::spoken);
    const Row query = row_of(query_text.substr(0, kMaxQueryBytes), Reading::none);
    Found whole = match_part(name, query.cells);
    if (whole.rank > kRankScattered) return whole;
    const std::vector<Cells> parts = parts_of(query);
    if (parts.size() < 2) return whole;
    Found all{kRankExact, {}};
    int matched = 0;
    for (const Cells& part : parts) {
        Found one = match_part(name, part);
        matched += one.rank > 0;
        all.rank = std::min({all.rank, one.rank, static_cast<int>(kRankWordStart)});
        all.spans.insert(all.spans.end(), one.spans.begin(), one.spans.end());
    }
    return matched > 0 && (all.rank > 0 || whole.rank == 0) ? all : whole;
}

}  // namespace

std::vector<Span> match_spans(std::string_view name, std::string_view query) {
    return joined(match(name, query).spans);
}

std::vector<Span> word_spans(std::string_view words, std::string_view query) {
    const Row text = row_of(words, Reading::none);
    const Row asked = row_of(query.substr(0, kMaxQueryBytes), Reading::none);
    if (asked.cells.empty()) return {};
    if (Found whole = as_text(text, asked.cells); whole.rank > kRankNone) return whole.spans;
    std::vector<Span> all;
    for (const Cells& part : parts_of(asked)) {
        const Found one = as_text(text, part);
        if (one.rank == kRankNone) return {};
        all.insert(all.end(), one.spans.begin(), one.spans.end());
    }
    return joined(std::move(all));
}

int rank(std::string_view name, std::string_view query) { return match(name, query).rank; }

}  // namespace zhuli::text
