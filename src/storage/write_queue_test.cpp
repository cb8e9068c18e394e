// Who goes first in the write queue: units somebody waits for before patient ones, and patient ones
// before long.
#include <gtest/gtest.h>

#include <thread>

#include "storage/write_queue.hpp"

namespace zhuli::storage {

namespace {

Unit unit(std::int64_t number, bool patient) {
    Unit unit;
    unit.actor = {number};
    unit.patient = patient;
    return unit;
}

std::int64_t number_of(const std::optional<Unit>& unit) { return unit ? unit->actor.v : 0; }

TEST(WriteQueue, units_somebody_waits_for_go_before_patient_ones) {
    WriteQueue queue;
    queue.push(unit(1, true));
    queue.push(unit(2, true));
    queue.push(unit(3, false));
    EXPECT_EQ(queue.waiting(), 3u);
    EXPECT_EQ(number_of(queue.take()), 3);
    EXPECT_EQ(number_of(queue.take()), 1);
    queue.push(unit(4, false));
    EXPECT_EQ(number_of(queue.take_more(true)), 4);
    EXPECT_EQ(number_of(queue.take_more(false)), 0) << "patient ones stay for another commit";
    EXPECT_EQ(number_of(queue.take_more(true)), 2);
    EXPECT_EQ(number_of(queue.take_more(true)), 0);
}

TEST(WriteQueue, patience_ends) {
    WriteQueue queue;
    queue.push(unit(1, true));
    queue.push(unit(2, true));
    std::this_thread::sleep_for(WriteQueue::kPatience + std::chrono::milliseconds(20));
    queue.push(unit(3, false));
    EXPECT_EQ(number_of(queue.take()), 1) << "it waited long enough";
    EXPECT_EQ(number_of(queue.take()), 3) << "the next one has to wait again";
    EXPECT_EQ(number_of(queue.take()), 2);
}

TEST(WriteQueue, draining_waits_for_what_was_taken_and_refuses_more) {
    WriteQueue queue;
    queue.push(unit(1, true));
    ASSERT_EQ(number_of(queue.take()), 1);
    std::atomic<bool> drained{false};
    std::thread drainer([&] {
        queue.drain();
        drained = true;
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    EXPECT_FALSE(drained);
    queue.finished(1);
    drainer.join();
    EXPECT_THROW(queue.push(unit(2, false)), StorageError);
    queue.stop();
    EXPECT_EQ(number_of(queue.take()), 0);
}

}  // namespace

}  // namespace zhuli::storage
