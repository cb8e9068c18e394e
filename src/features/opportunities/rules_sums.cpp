#include "features/opportunities/rules_sums.hpp"

#include <algorithm>
#include <map>

#include "features/opportunities/rules.hpp"

namespace zhuli::opportunities {

namespace {

constexpr std::size_t index_of(Stage stage) { return static_cast<std::size_t>(stage); }

/// What stands in each stage; weighed once, when all of it is known.
class Stages {
 public:
    void add(Stage stage, std::int64_t count, Money amount) {
        sums_[index_of(stage)].opportunity_count += count;
        sums_[index_of(stage)].amount_minor += amount;
    }
    void add(const SumCell& cell) { add(cell.stage, cell.opportunity_count, cell.amount_minor); }
    void take_off(const SumCell& cell) {
        add(cell.stage, -cell.opportunity_count, -cell.amount_minor);
    }

    std::vector<StageSum> weighed(const PipelineSettings& settings) const {
        std::vector<StageSum> sums;
        for (std::size_t i = 0; i < kStageCount; ++i) {
            StageSum& sum = sums.emplace_back(sums_[i]);
            sum.stage = static_cast<Stage>(i);
            sum.probability_percent = probability_percent(settings, sum.stage);
            sum.weighted_minor = weighted(sum.amount_minor, sum.probability_percent);
        }
        return sums;
    }
    std::vector<StageSum> open_weighed(const PipelineSettings& settings) const {
        auto sums = weighed(settings);
        sums.resize(index_of(Stage::won));
        return sums;
    }
    Sum total(const PipelineSettings& settings) const {
        Sum total;
        for (const StageSum& sum : weighed(settings)) {
            total.opportunity_count += sum.opportunity_count;
            total.amount_minor += sum.amount_minor;
            total.weighted_minor += sum.weighted_minor;
        }
        return total;
    }

 private:
    StageSum sums_[kStageCount];
};

void add(Sum& total, const Sum& sum) {
    total.opportunity_count += sum.opportunity_count;
    total.amount_minor += sum.amount_minor;
    total.weighted_minor += sum.weighted_minor;
}

/// Which of the months told: 0 is this one, kForecastMonths holds all that is later.
std::size_t place_of(const std::string& month, Date today) {
    for (int i = 0; i < kForecastMonths; ++i)
        if (month <= month_key(plus_months(first_of_month(today), i)))
            return static_cast<std::size_t>(i);
    return kForecastMonths;
}

MonthForecast month_of(const Stages& stages, const PipelineSettings& settings, int place,
                       Date today) {
    const Date first = first_of_month(today);
    MonthForecast month;
    static_cast<Sum&>(month) = stages.total(settings);
    month.from = place == 0 ? today : plus_months(first, place);
    if (place < kForecastMonths) month.to = plus_months(first, place + 1).plus_days(-1);
    month.stages = stages.open_weighed(settings);
    return month;
}

std::vector<OwnerForecast> owners_of(const std::map<Id, Stages>& owners,
                                     const PipelineSettings& settings) {
    std::vector<OwnerForecast> sums;
    for (const auto& [owner, stages] : owners) {
        OwnerForecast& sum = sums.emplace_back();
        static_cast<Sum&>(sum) = stages.total(settings);
        sum.owner_id = owner;
    }
    std::ranges::stable_sort(
        sums, [](const auto& a, const auto& b) { return a.weighted_minor > b.weighted_minor; });
    return sums;
}

}  // namespace

SumCell cell_of(const Opportunity& opportunity) {
    const Date day = opportunity.open ? opportunity.expected_close_on : opportunity.closed_on;
    return {month_key(day), opportunity.owner_id, opportunity.stage, 1, opportunity.amount_minor};
}

SumKey key_of(const SumCell& cell) { return {cell.month, cell.owner_id, cell.stage}; }

int probability_percent(const PipelineSettings& settings, Stage stage) {
    switch (stage) {
        case Stage::discovery:
            return settings.discovery_percent;
        case Stage::proposal:
            return settings.proposal_percent;
        case Stage::quotation:
            return settings.quotation_percent;
        case Stage::negotiation:
            return settings.negotiation_percent;
        case Stage::won:
            return 100;
        case Stage::lost:
            break;
    }
    return 0;
}

Money weighted(Money amount, int percent) {
    const std::int64_t hundredfold = amount.v * percent;
    return {(hundredfold + (hundredfold < 0 ? -50 : 50)) / 100};
}

std::string month_key(Date day) { return day.to_string().substr(0, 7); }

Date first_of_month(Date day) {
    const auto ymd = day.ymd();
    return Date::from_ymd(ymd.year, ymd.month, 1);
}

Date plus_months(Date first, int months) {
    const auto ymd = first.ymd();
    const int month = ymd.year * 12 + ymd.month - 1 + months;
    return Date::from_ymd(month / 12, month % 12 + 1, 1);
}

Board board_of(std::span<const SumCell> cells, const PipelineSettings& settings, Date today) {
    Stages stages;
    const std::string this_month = month_key(today);
    for (const SumCell& cell : cells)
        if (is_open(cell.stage) || cell.month == this_month) stages.add(cell);
    return {first_of_month(today), stages.weighed(settings)};
}

Forecast forecast_of(std::span<const SumCell> cells, std::span<const SumCell> late,
                     const PipelineSettings& settings, Date today) {
    const std::string this_month = month_key(today);
    Stages months[kForecastMonths + 1], overdue, won;
    std::map<Id, Stages> owners;
    for (const SumCell& cell : cells) {
        if (cell.stage == Stage::won && cell.month == this_month) won.add(cell);
        if (!is_open(cell.stage)) continue;
        (cell.month < this_month ? overdue : months[place_of(cell.month, today)]).add(cell);
        owners[cell.owner_id].add(cell);
    }
    for (const SumCell& cell : late) {
        months[0].take_off(cell);
        overdue.add(cell);
    }
    Forecast forecast;
    forecast.today = today;
    forecast.overdue = overdue.total(settings);
    forecast.won = won.total(settings);
    for (int place = 0; place <= kForecastMonths; ++place) {
        forecast.months.push_back(month_of(months[place], settings, place, today));
        add(forecast.total, forecast.months.back());
    }
    add(forecast.total, forecast.overdue);
    forecast.owners = owners_of(owners, settings);
    return forecast;
}

}  // namespace zhuli::opportunities
