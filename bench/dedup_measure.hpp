// How well and how fast the one matcher does on a set. Pairs are counted: of two lists after each
// row kept its best partner, of one list after grouping, so that three copies are three pairs.
#pragma once

#include "bench/dedup_sets.hpp"

namespace zhuli::bench {

struct Quality {
    double precision = 1, recall = 0;  // nothing found: nothing wrong
    double f1() const {
        return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
    }
};

struct DedupMeasured {
    std::string name, note;
    std::size_t rows = 0, pairs = 0;
    Quality all, automatic;
    double seconds = 0, peak_mb = 0;
    double floor_f1 = 0, floor_automatic = 0, floor_recall = 0;

    bool holds() const;
};

DedupMeasured measure(const DedupSet& set);

/// `count` customers of the bench's company and every fiftieth of them again in another spelling.
DedupMeasured measure_scan(const std::string& name, std::size_t count);

}  // namespace zhuli::bench
