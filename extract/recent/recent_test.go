package recent

import "testing"

func TestACacheForgetsTheOldestAndKeepsWhatIsAskedFor(t *testing.T) {
	var c Cache[int, int]
	for i := range 3 * room {
		c.Put(i, -i)
		if v, ok := c.Get(0); !ok || v != 0 {
			t.Fatalf("after %d: what is asked for again and again is forgotten", i)
		}
	}
	if _, ok := c.Get(1); ok {
		t.Error("what nobody asked for is kept for ever")
	}
	if v, ok := c.Get(3*room - 1); !ok || v != 1-3*room {
		t.Errorf("the last is %d, %v", v, ok)
	}
}

func TestACacheGrows(t *testing.T) {
	var c Cache[int, bool]
	c.Grow(5 * room)
	for i := range 5 * room {
		c.Put(i, true)
	}
	if _, ok := c.Get(0); !ok {
		t.Error("the first of as many as there is room for is forgotten")
	}
}

func TestACacheIsBounded(t *testing.T) {
	var c Cache[int, bool]
	c.Grow(1 << 30)
	for i := range 4 * most {
		c.Put(i, true)
	}
	if n := len(c.recent) + len(c.older); n > 2*most {
		t.Errorf("%d values are kept", n)
	}
}

func TestAKeyOfBytesFindsWhatAStringDoes(t *testing.T) {
	var c Cache[string, int]
	c.Put("a", 1)
	for i := range room {
		c.Put(string(rune('b'+i)), i)
	}
	for range 2 { // among the older ones, then among the recent ones
		if v, ok := GetBytes(&c, []byte("a")); !ok || v != 1 {
			t.Errorf("got %d, %v", v, ok)
		}
	}
	if _, ok := GetBytes(&c, []byte("?")); ok {
		t.Error("a key that was never put is found")
	}
}

func TestNoCacheKeepsNothing(t *testing.T) {
	var c *Cache[string, int]
	c.Grow(3)
	c.Put("a", 1)
	if _, ok := c.Get("a"); ok {
		t.Error("nil has kept something")
	}
}
