#include "sheet/csv_dialect.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace zhuli::sheet {
namespace {

constexpr std::array candidates = {',', '\t', ';', '|'};
constexpr std::size_t max_sampled_records = 200;

/// Cells per record that holds anything, read with quotes respected.
std::vector<std::size_t> count_cells(std::string_view text, char delimiter, bool whole) {
    std::vector<std::size_t> counts;
    std::size_t cells = 1;
    bool quoted = false, at_start = true, any = false;
    for (std::size_t at = 0; at < text.size() && counts.size() < max_sampled_records; ++at) {
        const char c = text[at];
        if (quoted) {
            if (c == '"') quoted = false;
        } else if (c == '"' && (at_start || (at > 0 && text[at - 1] == '"'))) {
            quoted = any = true;
            at_start = false;
        } else if (c == delimiter) {
            ++cells;
            at_start = true;
        } else if (c == '\n' || c == '\r') {
            if (any) counts.push_back(cells);
            cells = 1;
            at_start = true;
            any = false;
        } else {
            at_start = false;
            any = true;
        }
    }
    // A quote that never closes swallows the rest: such a reading is not worth much.
    if (whole && any && !quoted) counts.push_back(cells);
    return counts;
}

struct Score {
    double agreement = 0;  // share of records with the most frequent width
    std::size_t width = 1;
    std::size_t split_records = 0;
};

Score score_of(std::string_view sample, char delimiter, bool whole) {
    std::map<std::size_t, std::size_t> seen;
    Score score;
    std::size_t records = 0;
    for (std::size_t cells : count_cells(sample, delimiter, whole)) {
        ++records;
        if (cells < 2) continue;
        ++seen[cells];
        ++score.split_records;
    }
    std::size_t most = 0;
    for (auto [width, times] : seen) {
        if (times >= most) most = times, score.width = width;
    }
    if (records > 0) score.agreement = static_cast<double>(most) / static_cast<double>(records);
    return score;
}

/// Ragged tables agree little but still split everywhere; sentences split here and there.
double worth(const Score& score, std::size_t records) {
    if (score.split_records == 0) return 0;
    const double split = static_cast<double>(score.split_records) /
                         static_cast<double>(std::max<std::size_t>(records, 1));
    const double width = std::min<double>(static_cast<double>(score.width), 20.0);
    return 2.0 * score.agreement + split + width / 40.0;
}

}  // namespace

Dialect sniff_dialect(std::string_view sample, bool whole) {
    Dialect dialect;
    if (sample.size() >= 5 && (sample.substr(0, 4) == "sep=" || sample.substr(0, 4) == "SEP=")) {
        std::size_t end = sample.find_first_of("\r\n", 5);
        if (end == 5) {
            end += sample.substr(end, 2) == "\r\n" ? 2 : 1;
            return {sample[4], end};
        }
    }
    const std::size_t records = count_cells(sample, '\0', whole).size();
    double best = 0;
    for (char candidate : candidates) {
        const double value = worth(score_of(sample, candidate, whole), records);
        if (value > best + 1e-9) best = value, dialect.delimiter = candidate;
    }
    return dialect;
}

}  // namespace zhuli::sheet
