// How well core/priority ranks leads that it has not seen, on a real marketing funnel: learned from
// the earlier leads and from what was known of them on the day of the split, measured on the later
// ones. A lead is told by what is known when it arrives: where it came from and which page it
// landed on. Beside it the same for either of the two and for the day alone.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>
#include <stdexcept>

#include "bench/commands.hpp"
#include "bench/sheet_rows.hpp"
#include "core/priority.hpp"
#include "core/value/date.hpp"

namespace zhuli::bench {

namespace {

constexpr double kFloor = 0.65;
constexpr double kEarlierShare = 0.7;  // of the leads, rounded to whole days

struct Lead {
    Date on;
    std::string origin, page;
    std::optional<Date> won_on;
};

struct Split {
    Date on;  // the first day of the later leads
    std::vector<Lead> earlier, later;
};

/// "26-02-2018 19:58".
Date day_of(std::string_view text) {
    const auto number = [&](std::size_t at, std::size_t length) {
        return std::atoi(std::string(text.substr(at, length)).c_str());
    };
    if (text.size() < 10) throw std::runtime_error("no day: " + std::string(text));
    return Date::from_ymd(number(6, 4), number(3, 2), number(0, 2));
}

std::vector<Lead> read_leads(const std::string& folder) {
    std::map<std::string, Date> won;
    each_row(folder + "olist_closed_deals_dataset.csv", {"mql_id", "won_date"},
             [&](const auto& cells) { won[cells[0]] = day_of(cells[1]); });
    std::vector<Lead> leads;
    each_row(folder + "olist_marketing_qualified_leads_dataset.csv",
             {"mql_id", "first_contact_date", "origin", "landing_page_id"}, [&](const auto& cells) {
                 Lead& lead = leads.emplace_back(Lead{day_of(cells[1]), cells[2], cells[3], {}});
                 if (const auto deal = won.find(cells[0]); deal != won.end())
                     lead.won_on = deal->second;
             });
    std::ranges::stable_sort(leads, {}, &Lead::on);
    return leads;
}

Split split_by_time(const std::vector<Lead>& leads) {
    const auto at = static_cast<double>(leads.size()) * kEarlierShare;
    Split split{leads[static_cast<std::size_t>(at)].on, {}, {}};
    for (const Lead& lead : leads)
        (lead.on < split.on ? split.earlier : split.later).push_back(lead);
    return split;
}

using Words = LeadWords (*)(const Lead&);

double quality_of(const Split& split, Words words) {
    std::vector<PastLead> past;
    for (const Lead& lead : split.earlier)
        past.push_back({words(lead), lead.won_on && *lead.won_on < split.on});
    const auto learned = LeadPriority::learn(past);
    std::vector<double> scores;
    std::vector<bool> won;
    for (const Lead& lead : split.later) {
        scores.push_back(learned.score(words(lead)));
        won.push_back(lead.won_on.has_value());
    }
    return ranking_quality(scores, won);
}

/// The newest first or the oldest first, whichever is better.
double quality_of_day(const Split& split) {
    std::vector<double> days;
    std::vector<bool> won;
    for (const Lead& lead : split.later) {
        days.push_back(lead.on.days);
        won.push_back(lead.won_on.has_value());
    }
    const double newest = ranking_quality(days, won);
    return std::max(newest, 1 - newest);
}

std::size_t won_before(const std::vector<Lead>& leads, std::optional<Date> day) {
    return static_cast<std::size_t>(std::ranges::count_if(
        leads, [&](const Lead& lead) { return lead.won_on && (!day || *lead.won_on < *day); }));
}

int measure_leads(const std::string& folder) {
    const Split split = split_by_time(read_leads(folder));
    std::printf("split on %s: learned from %zu leads, %zu won by then; measured on %zu, %zu won\n",
                split.on.to_string().c_str(), split.earlier.size(),
                won_before(split.earlier, split.on), split.later.size(),
                won_before(split.later, {}));
    const double both = quality_of(split, [](const Lead& l) {
        return LeadWords{l.origin, l.page};
    });
    const double day = quality_of_day(split);
    std::printf("%-24s %6s\n", "ranked by", "AUC");
    std::printf("%-24s %6.3f  floor %.2f and above the day alone\n", "origin and page", both,
                kFloor);
    std::printf("%-24s %6.3f\n", "page",
                quality_of(split, [](const Lead& l) { return LeadWords{l.page}; }));
    std::printf("%-24s %6.3f\n", "origin",
                quality_of(split, [](const Lead& l) { return LeadWords{l.origin}; }));
    std::printf("%-24s %6.3f\n", "the day alone", day);
    const bool holds = both >= kFloor && both > day;
    std::printf("%s\n", holds ? "every floor holds" : "FAIL: below the floor");
    return holds ? 0 : 1;
}

}  // namespace

int leads(int argc, char** argv) {
    CLI::App app{"zhuli_bench leads — the priority of leads on a funnel whose end is known"};
    const char* chosen = std::getenv("ZHULI_SHARED_DATA");
    std::string folder = chosen != nullptr ? chosen : "../shared/data";
    app.add_option("--data", folder, "the folder of shared data");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    return measure_leads(folder + "/crm-olist-marketing-funnel/");
}

}  // namespace zhuli::bench
