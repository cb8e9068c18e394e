// How well the classifier of complaints tells topics of texts it has not seen, and how far its
// confidence may be trusted: opinions of real reviews of cosmetics whose topics people noted, of
// which three can be mapped to kinds of complaints. An opinion is told by its clause of the review.
// Every review is judged by a model that learned from the other four fifths of the reviews only;
// beside it the keywords alone. Nothing that is learned here is kept.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>

#include "bench/commands.hpp"
#include "bench/sheet_rows.hpp"
#include "features/tickets/rules_classify.hpp"

namespace zhuli::bench {

namespace {

using tickets::Kind;

constexpr double kLeastF1 = 0.85, kLeastGain = 0.10, kMostError = 0.05;
constexpr std::size_t kParts = 5, kBins = 10;
constexpr Kind kMapped[] = {Kind::logistics, Kind::quality, Kind::after_sales};

Kind kind_of(const std::string& category) {
    static const std::map<std::string, Kind> kinds = {
        {"物流", Kind::logistics},  {"包装", Kind::logistics}, {"真伪", Kind::quality},
        {"成分", Kind::quality},    {"功效", Kind::quality},   {"使用体验", Kind::quality},
        {"气味", Kind::quality},    {"新鲜度", Kind::quality}, {"尺寸", Kind::quality},
        {"服务", Kind::after_sales}};
    const auto found = kinds.find(category);
    return found == kinds.end() ? Kind::none : found->second;
}

struct Opinion {
    std::size_t part = 0;  // of the reviews
    tickets::Labelled said;
};

std::size_t part_of(std::string_view id) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return (hash >> 20) % kParts;
}

using Letters = std::vector<std::string>;

Letters letters_of(const std::string& text) {
    Letters letters;
    for (const char c : text)
        if ((static_cast<unsigned char>(c) & 0xC0) == 0x80 && !letters.empty())
            letters.back() += c;
        else
            letters.emplace_back(1, c);
    return letters;
}

bool ends_clause(const std::string& letter) {
    static const std::set<std::string> marks = {"，", "。", "！", "？", "、", "；", ",",  ".",
                                                "!",  "?",  ";",  "~",  " ",  "\t", "\n", "…"};
    return marks.contains(letter);
}

/// Where the noted words begin and end; false: none were noted.
bool span_of(const std::vector<std::string>& cells, std::size_t& from, std::size_t& to) {
    bool noted = false;
    for (const std::size_t at : {2U, 4U}) {
        if (cells[at].find_first_of("0123456789") == std::string::npos) continue;
        const auto a = static_cast<std::size_t>(std::atoi(cells[at].c_str()));
        const auto b = static_cast<std::size_t>(std::atoi(cells[at + 1].c_str()));
        from = noted ? std::min(from, a) : a;
        to = noted ? std::max(to, b) : b;
        noted = true;
    }
    return noted;
}

/// The clauses around the words, and what is said there about which kinds.
std::vector<Opinion> read_opinions(const std::string& folder) {
    std::map<std::string, Letters> reviews;
    each_row(folder + "reviews.csv", {"id", "Reviews"},
             [&](const auto& cells) { reviews[cells[0]] = letters_of(cells[1]); });
    std::map<std::pair<std::string, std::pair<std::size_t, std::size_t>>, std::set<Kind>> clauses;
    each_row(folder + "labels.csv", {"id", "Categories", "A_start", "A_end", "O_start", "O_end"},
             [&](const auto& cells) {
                 const Kind kind = kind_of(cells[1]);
                 std::size_t from = 0, to = 0;
                 if (kind == Kind::none || !span_of(cells, from, to)) return;
                 const Letters& letters = reviews[cells[0]];
                 to = std::min(to, letters.size());
                 while (from > 0 && !ends_clause(letters[from - 1])) --from;
                 while (to < letters.size() && !ends_clause(letters[to])) ++to;
                 clauses[{cells[0], {from, to}}].insert(kind);
             });
    std::vector<Opinion> opinions;
    for (const auto& [where, kinds] : clauses) {
        if (kinds.size() != 1) continue;  // about two things at once
        Opinion& opinion = opinions.emplace_back();
        opinion.part = part_of(where.first);
        opinion.said.kind = *kinds.begin();
        const Letters& letters = reviews[where.first];
        for (std::size_t i = where.second.first; i < where.second.second; ++i)
            opinion.said.words += letters[i];
    }
    return opinions;
}

struct Judged {
    Kind truth = Kind::none;
    tickets::Guess guess;
};

double f1_of(const std::vector<Judged>& judged, Kind kind) {
    double right = 0, wrong = 0;
    for (const Judged& one : judged) {
        right += one.truth == kind && one.guess.kind == kind;
        wrong += (one.truth == kind) != (one.guess.kind == kind);
    }
    return right == 0 ? 0 : 2 * right / (2 * right + wrong);
}

double macro_f1(const std::vector<Judged>& judged) {
    double sum = 0;
    for (const Kind kind : kMapped) sum += f1_of(judged, kind);
    return sum / std::size(kMapped);
}

/// By how much confidence differs from how often it was right, over ten bins.
double calibration_error(const std::vector<Judged>& judged) {
    std::array<double, kBins> gaps{};
    for (const Judged& one : judged) {
        const auto bin = static_cast<std::size_t>(one.guess.confidence * kBins);
        gaps[std::min(bin, kBins - 1)] += one.guess.confidence - (one.guess.kind == one.truth);
    }
    double sum = 0;
    for (const double gap : gaps) sum += std::abs(gap);
    return sum / static_cast<double>(judged.size());
}

std::vector<Judged> judged_by_others(const std::vector<Opinion>& opinions) {
    std::vector<Judged> judged;
    for (std::size_t part = 0; part < kParts; ++part) {
        std::vector<tickets::Labelled> others;
        for (const Opinion& one : opinions)
            if (one.part != part) others.push_back(one.said);
        const auto model = tickets::KindModel::learn(others);
        for (const Opinion& one : opinions)
            if (one.part == part) judged.push_back({one.said.kind, model.guess(one.said.words)});
    }
    return judged;
}

void print(const char* name, const std::vector<Judged>& judged) {
    std::printf("%-16s %8.3f", name, macro_f1(judged));
    for (const Kind kind : kMapped) std::printf(" %11.3f", f1_of(judged, kind));
    std::printf(" %11.3f\n", calibration_error(judged));
}

int measure(const std::string& folder) {
    const auto opinions = read_opinions(folder);
    std::map<Kind, int> counts;
    std::vector<Judged> by_keywords;
    for (const Opinion& one : opinions) {
        ++counts[one.said.kind];
        by_keywords.push_back({one.said.kind, tickets::KindModel().guess(one.said.words)});
    }
    const auto learned = judged_by_others(opinions);
    std::printf("%zu opinions: %d logistics, %d quality, %d after-sales; in %zu parts by review\n",
                opinions.size(), counts[Kind::logistics], counts[Kind::quality],
                counts[Kind::after_sales], kParts);
    std::printf("%-16s %8s %11s %11s %11s %11s\n", "told by", "macro F1", "logistics", "quality",
                "after-sales", "calibration");
    print("keywords alone", by_keywords);
    print("learned", learned);
    const double f1 = macro_f1(learned), gain = f1 - macro_f1(by_keywords);
    const double error = calibration_error(learned);
    std::printf("floors: macro F1 %.2f, gain %.2f (is %.3f), calibration error %.2f\n", kLeastF1,
                kLeastGain, gain, kMostError);
    const bool holds = f1 >= kLeastF1 && gain >= kLeastGain && error <= kMostError;
    std::printf("%s\n", holds ? "every floor holds" : "FAIL: below the floor");
    return holds ? 0 : 1;
}

}  // namespace

int classify(int argc, char** argv) {
    CLI::App app{"zhuli_bench classify — topics of reviews told by the classifier of complaints"};
    const char* chosen = std::getenv("ZHULI_SHARED_DATA");
    std::string folder = chosen != nullptr ? chosen : "../shared/data";
    app.add_option("--data", folder, "the folder of shared data");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    return measure(folder + "/cn-opinion-mining/");
}

}  // namespace zhuli::bench
