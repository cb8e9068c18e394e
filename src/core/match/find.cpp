#include "core/match/find.hpp"

#include <algorithm>
#include <tuple>

namespace zhuli::match {
namespace {

class Groups {
 public:
    Groups(const Table& table, const Model& model) : table_(table), model_(model) {
        members_.resize(table.size());
        group_.resize(table.size());
        for (RowNo row = 0; row < table.size(); ++row) {
            members_[row] = {row};
            group_[row] = row;
        }
    }

    void join(const Scored& pair) {
        RowNo a = group_[pair.a], b = group_[pair.b];
        if (a == b) return;
        if (a > b) std::swap(a, b);
        const double across = members_[a].size() + members_[b].size() == 2
                                  ? std::min(pair.score, kMostOfOnePair)
                                  : average(a, b);
        if (across <= 0) return;
        for (const RowNo row : members_[b]) group_[row] = a;
        members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
        members_[b].clear();
    }

    std::vector<RowNo> take() { return std::move(group_); }

 private:
    static constexpr double kMostOfOnePair = 12;  // one pair decides no more than this

    double average(RowNo a, RowNo b) const {
        constexpr std::size_t kMostCompared = 8;  // rows of each side
        const auto step = [](const auto& rows) {
            return (rows.size() + kMostCompared - 1) / kMostCompared;
        };
        double sum = 0, pairs = 0;
        for (std::size_t i = 0; i < members_[a].size(); i += step(members_[a]))
            for (std::size_t j = 0; j < members_[b].size(); j += step(members_[b]), ++pairs)
                sum += std::clamp(verdict(table_, model_, members_[a][i], members_[b][j]).score,
                                  -kMostOfOnePair, kMostOfOnePair);
        return sum / pairs;
    }

    const Table& table_;
    const Model& model_;
    std::vector<std::vector<RowNo>> members_;
    std::vector<RowNo> group_;
};

}  // namespace

std::vector<Scored> find_pairs(const Table& table, const Model& model, Pairing pairing) {
    std::vector<Scored> found;
    Candidates candidates(table, pairing);
    for (RowNo row = 0; row < table.size(); ++row)
        for (const RowNo other : candidates.before(row)) {
            const Verdict pair = verdict(table, model, other, row);
            if (pair.decision != Decision::no)
                found.push_back({other, row, pair.score, pair.decision});
        }
    std::sort(found.begin(), found.end(), [](const Scored& x, const Scored& y) {
        return std::tuple(-x.score, x.a, x.b) < std::tuple(-y.score, y.a, y.b);
    });
    return found;
}

std::vector<Scored> one_to_one(const std::vector<Scored>& best_first) {
    std::vector<Scored> kept;
    std::vector<bool> taken;
    for (const Scored& pair : best_first) {
        if (taken.size() <= pair.b) taken.resize(pair.b + 1);
        if (taken[pair.a] || taken[pair.b]) continue;
        taken[pair.a] = taken[pair.b] = true;
        kept.push_back(pair);
    }
    return kept;
}

std::vector<RowNo> groups(const Table& table, const Model& model,
                          const std::vector<Scored>& best_first) {
    Groups made(table, model);
    for (const Scored& pair : best_first) made.join(pair);
    return made.take();
}

}  // namespace zhuli::match
