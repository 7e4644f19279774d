// SPDX-License-Identifier: Apache-2.0
package io.loopwatch.weave;

/** A method for each shape of body that weaving has to leave as it is. */
@SuppressWarnings("unused") // by reflection
public class Bodies {
  public int trace;

  public void nothing(int x) {}

  public int ofInt(int x) {
    return x + 1;
  }

  public long ofLong(int x) {
    return x + (1L << 40);
  }

  public float ofFloat(int x) {
    return x * 1.5f;
  }

  public double ofDouble(int x) {
    return x * 2.5;
  }

  public boolean ofBoolean(int x) {
    return x > 3;
  }

  public byte ofByte(int x) {
    return (byte) x;
  }

  public char ofChar(int x) {
    return (char) ('a' + x);
  }

  public short ofShort(int x) {
    return (short) -x;
  }

  public Object ofObject(int x) {
    return x == 0 ? null : Integer.valueOf(x);
  }

  public static long ofStatic(int x) {
    return x * 3L;
  }

  public int branches(int x) {
    if (x < 0) {
      return -1;
    } else if (x == 0) {
      return 0;
    }
    return x > 5 ? 2 : 1;
  }

  public long loops(int x) {
    long sum = 0;
    for (int i = 0; i < x; i++) {
      if (i == 3) {
        continue;
      }
      double half = i / 2.0;
      if (half > 3) {
        break;
      }
      sum += (long) half;
    }
    return sum;
  }

  public int switches(int x) {
    int dense;
    switch (x) {
      case 0:
        dense = 5;
        break;
      case 1:
      case 2:
        return 7;
      default:
        dense = 9;
    }
    switch (x) {
      case -1000:
        return dense;
      case 1_000_000:
        return -dense;
      default:
        return dense * 2;
    }
  }

  public int caught(int x) {
    try {
      return 10 / x;
    } catch (ArithmeticException zero) {
      trace += 1;
      return -1;
    }
  }

  public int withFinally(int x) {
    try {
      return 10 / x;
    } finally {
      trace += 2;
    }
  }

  public int nestedTry(int x) {
    try {
      try {
        refuseBig(x);
      } catch (IllegalArgumentException big) {
        if (x > 8) {
          throw new IllegalStateException("too big", big);
        }
        return 1;
      } finally {
        trace += 4;
      }
    } catch (IllegalStateException tooBig) {
      return 2;
    } finally {
      trace += 8;
    }
    return 3;
  }

  public int catchesAll(int x) {
    try {
      refuseBig(x);
      return 1;
    } catch (Throwable any) {
      trace += 16;
      return 2;
    }
  }

  public int locks(int x) {
    synchronized (this) {
      refuseBig(x);
      return x;
    }
  }

  public synchronized int isSynchronized(int x) {
    refuseBig(x);
    return x;
  }

  public int makesObjectsAcrossABranch(int x) {
    return new StringBuilder(x > 3 ? "long text" : "short").append(x).length();
  }

  public int throwsAlways(int x) {
    throw new IllegalStateException("always");
  }

  public int leavesByThrowingOnly(int x) {
    int left = x;
    while (true) {
      if (left-- <= 0) {
        throw new UnsupportedOperationException("done");
      }
    }
  }

  public int overwritesItsParameter(int x) {
    x = x * 2;
    Object other = x > 4 ? "big" : Boolean.FALSE;
    return other.hashCode() == 0 ? x : -x;
  }

  private static void refuseBig(int x) {
    if (x > 5) {
      throw new IllegalArgumentException("big");
    }
  }
}
